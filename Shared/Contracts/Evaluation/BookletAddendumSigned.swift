/// Both observers have signed an addendum to the booklet: what an adjournment asked for (specification, step 4). The panel holds the file, and
/// says whether it came in time: `BookletAmendmentTaken` or `BookletAmendmentRefused`.
public struct BookletAddendumSigned: Event {
    public static let type: MessageType = "evaluation.booklet-addendum-signed.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The panel that has the file.
    public var panel: PanelID
    /// What both signed.
    public var amendment: BookletAmendment
    /// The observer who signed second.
    public var signatory: PersonID
    /// When.
    public var signedAt: Instant
    public var personal: SealedAmendmentPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
    public var addressedPanel: PanelID? { panel }
}
