/// The external evaluator of a file, with the facts that the rules on independence look at.
public struct DesignatedEvaluator: Codable, Sendable, Equatable {
    /// The evaluator.
    public var person: PersonID
    /// What the evaluator is.
    public var kind: EvaluatorKind
    /// The legal person that employs the evaluator, nine digits; absent where there is none.
    public var employerSiren: String?
    /// The department there.
    public var department: String?
    /// The evaluating provider that the evaluator works for.
    public var provider: OrganisationID?
}

/// The company referent of a file (*référent évaluation entreprise*).
public struct DesignatedReferent: Codable, Sendable, Equatable {
    /// The referent.
    public var person: PersonID
    /// The company that the referent belongs to.
    public var companySiret: String
    /// When the referent was briefed on standard and tools.
    public var briefedOn: Day
    /// By whom.
    public var briefedBy: PersonID
    /// Whether the referent manages the candidate, as the company declares; absent where it does not say.
    public var managesCandidate: Bool? = nil
}
