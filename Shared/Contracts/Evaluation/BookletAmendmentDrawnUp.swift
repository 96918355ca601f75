/// A rectification or an addendum bears one signature; it has no effect.
public struct BookletAmendmentDrawnUp: Event {
    public static let type: MessageType = "evaluation.booklet-amendment-drawn-up.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer who drew it up and signed.
    public var signatory: PersonID
    /// What both signed.
    public var amendment: BookletAmendment
    public var personal: SealedAmendmentPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
