/// The branch officer accepts a complete registration (specification, step 1).
public struct AcceptRegistration: Command {
    public static let type: MessageType = "registration.accept-registration.v1"
    /// The file.
    public var dossier: DossierID
    /// The officer.
    public var officer: PersonID

    public var about: DossierID? { dossier }
}
