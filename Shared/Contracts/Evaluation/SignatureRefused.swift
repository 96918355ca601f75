/// An observer has refused to sign the booklet as it stands; the officer is to see to it.
public struct SignatureRefused: Event {
    public static let type: MessageType = "evaluation.signature-refused.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer who does not sign.
    public var signatory: PersonID
    /// The digest that is not signed.
    public var digest: String
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
