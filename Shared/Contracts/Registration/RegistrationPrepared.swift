/// Somebody has prepared a registration, which waits for its candidate; what is stated in it is sound, what is missing
/// is for the candidate to fill in. It lapses when its confirmation is due and has not come.
public struct RegistrationPrepared: Event {
    public static let type: MessageType = "registration.registration-prepared.v1"
    /// The file.
    public var dossier: DossierID
    /// The branch that is to register it.
    public var branch: BranchID
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The candidate, who is to confirm it.
    public var candidate: PersonID
    /// Who prepared it.
    public var preparedBy: Actor
    /// What is known of the registration.
    public var form: RegistrationForm
    /// Until when the candidate can confirm it.
    public var due: StepDue
    public var personal: RegistrationFormPersonal?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
