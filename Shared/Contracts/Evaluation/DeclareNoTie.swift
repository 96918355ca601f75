/// A designated observer declares that they have no tie to the candidate (specification, step 2).
public struct DeclareNoTie: Command {
    public static let type: MessageType = "evaluation.declare-no-tie.v1"
    /// The file.
    public var dossier: DossierID
    /// The observer who declares.
    public var observer: PersonID

    public var about: DossierID? { dossier }
}
