/// The evaluator answers the grounds: they are heard.
public struct AnswerRemovalGrounds: Command {
    public static let type: MessageType = "evaluation.answer-removal-grounds.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
