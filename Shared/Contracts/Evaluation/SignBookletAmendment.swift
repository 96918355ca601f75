/// The other observer signs the rectification or addendum that stands (specification, step 4).
public struct SignBookletAmendment: Command {
    public static let type: MessageType = "evaluation.sign-booklet-amendment.v1"
    /// The file.
    public var dossier: DossierID
    /// The observer who signs.
    public var signatory: PersonID
    /// What they were shown.
    public var digest: String

    public var about: DossierID? { dossier }
}
