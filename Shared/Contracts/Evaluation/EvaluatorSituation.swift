/// What an evaluator is and for whom they work: the facts that the rules on independence look at (specification, step
/// 2).
public struct EvaluatorSituation: Codable, Sendable, Equatable {
    /// What the evaluator is; no rule looks at it.
    public var kind: EvaluatorKind
    /// The legal person that employs the evaluator, nine digits; absent where there is none.
    public var employerSiren: String? = nil
    /// The department there, by its code in that company's list; absent where there is no employer.
    public var department: String? = nil
    /// The evaluating or training provider that the evaluator works for; absent where there is none.
    public var provider: OrganisationID? = nil
}

/// What is personal in an accreditation.
public struct EvaluatorPersonal: Codable, Sendable, Equatable {
    /// First name and name.
    public var name: String
    /// Electronic mail address for the assessment's affairs.
    public var email: String
    /// The organisation that they work for, by its name, where there is one.
    public var organisation: String? = nil
}
