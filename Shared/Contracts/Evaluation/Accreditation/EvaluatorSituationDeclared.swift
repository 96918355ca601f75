/// A change of employer, kind or department is declared (specification, section on accreditation).
public struct EvaluatorSituationDeclared: Event {
    public static let type: MessageType = "evaluation.evaluator-situation-declared.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// What they are from that day on.
    public var situation: EvaluatorSituation
    /// Since when.
    public var since: Day
    /// The day of the declaration, in Paris.
    public var declaredOn: Day
    public var personal: SituationPersonal?

    public var stream: StreamID { StreamID("evaluator", evaluator.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
