/// The branch officer refuses a registration, with a reason (specification, step 1).
public struct RefuseRegistration: Command {
    public static let type: MessageType = "registration.refuse-registration.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, whom the reason is about.
    public var candidate: PersonID
    /// The officer.
    public var officer: PersonID
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
