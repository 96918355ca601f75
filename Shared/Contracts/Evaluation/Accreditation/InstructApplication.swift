/// The officer instructs an application: says of each selection criterion whether it is met (specification, section on
/// accreditation). The facts are laid beside by the system.
public struct InstructApplication: Command {
    public static let type: MessageType = "evaluation.instruct-application.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// The criteria that the officer finds met; the others are not.
    public var met: [SelectionCriterion]
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
