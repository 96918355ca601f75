/// The two who observe are designated, or one of them replaced (specification, step 2). Who stays keeps the day of
/// the first designation, the declaration and the observation; what somebody replaced had recorded stays on record,
/// unused.
public struct ObserversDesignated: Event {
    public static let type: MessageType = "evaluation.observers-designated.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The external evaluator, with the facts as they were that day.
    public var evaluator: DesignatedEvaluator
    /// The referent, with the briefing on standard and tools that the company records.
    public var referent: DesignatedReferent
    /// The day, in Paris.
    public var designatedOn: Day
    /// The day on which the observation is expected, where it was known.
    public var expectedOn: Day?
    /// The joined branch that accredits the evaluator, where it is not the file's own.
    public var lentBy: BranchID? = nil
    /// Those who were designated before and are no longer; empty at the first designation.
    public var replaced: [PersonID]
    /// Who designated, as the officer's actor identifier.
    public var officer: String
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
