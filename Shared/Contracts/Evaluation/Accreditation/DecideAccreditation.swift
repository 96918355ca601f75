/// The branch authority grants or refuses (specification, section on accreditation); a refusal has a reason.
public struct DecideAccreditation: Command {
    public static let type: MessageType = "evaluation.decide-accreditation.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// Whether it is granted.
    public var granted: Bool
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
