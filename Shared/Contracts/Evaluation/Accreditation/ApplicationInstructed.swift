/// An application is instructed, the selection criteria laid beside what it says (specification, section on accreditation).
public struct ApplicationInstructed: Event {
    public static let type: MessageType = "evaluation.application-instructed.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// For each criterion what the application shows and what the officer found.
    public var findings: [SelectionFinding]
    /// The day, in Paris.
    public var instructedOn: Day
    /// Which officer, as the actor identifier.
    public var officer: String
    public var personal: ReasonPersonal?

    public var stream: StreamID { applicationStream(branch, evaluator) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
