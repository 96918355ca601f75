/// A company, a partner or the officer prepares a registration for a candidate, as far as they know what it asks
/// (specification, step 1). It is nobody's registration until the candidate has confirmed it.
public struct PrepareRegistration: Command {
    public static let type: MessageType = "registration.prepare-registration.v1"
    /// The file.
    public var dossier: DossierID
    /// The branch that is to register it.
    public var branch: BranchID
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The candidate, who is to confirm it.
    public var candidate: PersonID
    /// What is known of the registration.
    public var form: RegistrationForm
    public var personal: RegistrationFormPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
