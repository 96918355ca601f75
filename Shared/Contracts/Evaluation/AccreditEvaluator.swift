/// The branch authority accredits an evaluator; the letter confers the status (specification, section on
/// accreditation). Also a renewal, by a later letter.
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
    public var personal: EvaluatorPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }

    /// A grant.
    public init(
        evaluator: PersonID,
        situation: EvaluatorSituation,
        branch: BranchID,
        certificateKinds: [CertificateKindID],
        letterOn: Day,
        personal: EvaluatorPersonal?
    ) {
        self.evaluator = evaluator
        self.situation = situation
        self.branch = branch
        self.certificateKinds = certificateKinds
        self.letterOn = letterOn
        self.personal = personal
    }
}
