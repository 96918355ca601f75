/// The branch authority renews, by a letter, or refuses to, with a reason.
public struct DecideRenewal: Command {
    public static let type: MessageType = "evaluation.decide-renewal.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The reference of the letter that renews; absent where the renewal is refused.
    public var letter: LetterID?
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
