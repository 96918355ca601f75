/// An observer does not sign the booklet as it stands, and says why (specification, step 4): it is filled anew, or the
/// officer designates anew.
public struct RefuseSignature: Command {
    public static let type: MessageType = "evaluation.refuse-signature.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer who does not sign.
    public var signatory: PersonID
    /// The digest that is not signed.
    public var digest: String
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
