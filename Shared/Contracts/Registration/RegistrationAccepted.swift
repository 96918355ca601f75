/// The registration is complete, accepted and numbered; the file passes to evaluation (specification, step 1).
public struct RegistrationAccepted: Event {
    public static let type: MessageType = "registration.registration-accepted.v1"
    /// The file as evaluation takes it up: attempt 1, every element.
    public var file: FileForAssessment
    /// Its place in the sequence of its branch and year.
    public var taken: TakenNumber
    /// The officer who accepted it.
    public var acceptedBy: PersonID
    /// When it lapses without activity.
    public var lapsesAt: Instant
    public var personal: CandidatePersonal?

    public var stream: StreamID { StreamID("file", file.dossier.value) }
    public var about: DossierID? { file.dossier }
    public var person: PersonID? { file.candidate }
}
