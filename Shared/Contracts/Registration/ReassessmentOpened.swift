/// The candidate asked to be assessed again; the file passes to evaluation once more, for what is missing only
/// (specification, step 6).
public struct ReassessmentOpened: Event {
    public static let type: MessageType = "registration.reassessment-opened.v1"
    /// The file as evaluation takes it up: the next attempt, the missing elements, the acquired ones carried.
    public var file: FileForAssessment
    /// When it lapses without activity.
    public var lapsesAt: Instant
    public var personal: CandidatePersonal?

    public var stream: StreamID { StreamID("file", file.dossier.value) }
    public var about: DossierID? { file.dossier }
    public var person: PersonID? { file.candidate }
}
