/// The branch authority enters an accreditation that existed before the system: a letter has conferred the status
/// (specification, section on accreditation). Others begin with an application.
public struct AccreditEvaluator: Command {
    public static let type: MessageType = "evaluation.accredit-evaluator.v1"
    /// The evaluator.
    public var evaluator: PersonID
    /// What the evaluator is on the letter's day.
    public var situation: EvaluatorSituation
    /// The branch that accredits.
    public var branch: BranchID
    /// The certificates covered; at least one.
    public var certificateKinds: [CertificateKindID]
    /// The day of the letter: the accreditation is in force from it, for the term of the branch's policy.
    public var letterOn: Day
    /// The letter's reference.
    public var letter: LetterID
    public var personal: EvaluatorPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
