/// The candidate asks, personally, to be registered (specification, step 1).
public struct RegisterCandidate: Command {
    public static let type: MessageType = "registration.register-candidate.v1"
    /// The new file's identifier, chosen by the sender; a used one is refused.
    public var dossier: DossierID
    /// The branch asked.
    public var branch: BranchID
    /// The kind of certificate asked for.
    public var certificateKind: CertificateKindID
    /// The candidate, who is also the one who acts.
    public var candidate: PersonID
    /// The form.
    public var form: RegistrationForm
    public var personal: RegistrationFormPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
