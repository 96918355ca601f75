/// An observer has signed the booklet (specification, step 4).
public struct BookletSigned: Event {
    public static let type: MessageType = "evaluation.booklet-signed.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The observer who signs.
    public var signatory: PersonID
    /// The digest signed.
    public var digest: String
    /// When.
    public var signedAt: Instant

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
}
