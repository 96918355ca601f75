/// The only signature on the booklet is taken back; the booklet may be filled again (specification, step 4).
public struct BookletReopened: Event {
    public static let type: MessageType = "evaluation.booklet-reopened.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer whose signature it was.
    public var signatory: PersonID
    /// The digest that had been signed.
    public var digest: String
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
