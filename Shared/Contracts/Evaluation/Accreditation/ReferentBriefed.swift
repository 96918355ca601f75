/// The briefing of a company's referent is on record (specification, role of the evaluator).
public struct ReferentBriefed: Event {
    public static let type: MessageType = "evaluation.referent-briefed.v1"
    /// The referent.
    public var referent: PersonID
    /// The company that the referent belongs to.
    public var companySiret: String
    /// The branch.
    public var branch: BranchID
    /// The assessment standard.
    public var standard: StandardID
    /// The day.
    public var briefedOn: Day
    /// Who briefed them.
    public var briefedBy: PersonID
    /// The role in which they did: officer or evaluator.
    public var role: Actor.Role

    public var stream: StreamID { StreamID("referent", referent.value) }
    public var about: DossierID? { nil }
}
