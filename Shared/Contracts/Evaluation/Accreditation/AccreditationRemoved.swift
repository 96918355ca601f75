/// An accreditation is removed, with a reason; the evaluator may ask for a review (specification, section on accreditation).
public struct AccreditationRemoved: Event, SignedEvent {
    public static let type: MessageType = "evaluation.accreditation-removed.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The ground.
    public var ground: RemovalGround
    /// The first day on which it is no longer in force.
    public var endsOn: Day
    /// From which day on the mark CCS may not be used any more.
    public var markUseEndsOn: Day
    /// The last day on which a review may be asked for.
    public var reviewableThrough: Day
    /// Who decided, as the branch authority's actor identifier.
    public var authority: String
    /// The files under way in which this evaluator is designated; what happens to them is the officer's to see to.
    public var files: [DossierID]
    public var signedWith: PersonKeyID? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
