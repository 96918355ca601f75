/// An observer signs the booklet that they were shown (specification, step 4). The second signature transmits it to
/// the jury.
public struct SignBooklet: Command {
    public static let type: MessageType = "evaluation.sign-booklet.v1"
    /// The file.
    public var dossier: DossierID
    /// The observer who signs.
    public var signatory: PersonID
    /// The digest of the booklet that the signatory saw; the signature is refused if it is another by now.
    public var digest: String

    public var about: DossierID? { dossier }
}
