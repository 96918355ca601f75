/// The evaluator declares a change of employer, kind or department (specification, section on accreditation).
public struct DeclareSituation: Command {
    public static let type: MessageType = "evaluation.declare-situation.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// What they are now.
    public var situation: EvaluatorSituation
    /// Since when.
    public var since: Day
    public var personal: SituationPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
