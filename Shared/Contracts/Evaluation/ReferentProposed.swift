/// The assessment company has proposed a referent (specification, step 2).
public struct ReferentProposed: Event {
    public static let type: MessageType = "evaluation.referent-proposed.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The referent, with the briefing on standard and tools that the company records.
    public var referent: DesignatedReferent
    public var personal: ReferentPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { referent.person }
}
