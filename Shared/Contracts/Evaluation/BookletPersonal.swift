/// What the two observers write in the booklet on the candidate (specification, step 4).
public struct BookletPersonal: Codable, Sendable, Equatable {
    /// Joint notes, by criterion, where there are any.
    public var notes: [CriterionCode: String] = [:]
    /// For each criterion marked divergent, each one's reason.
    public var divergences: [CriterionCode: DivergenceReasons] = [:]
    /// For each element judged otherwise than proposed, why.
    public var justifications: [ElementCode: String] = [:]
}

/// Why the two observers do not agree on one criterion, in the words of each.
public struct DivergenceReasons: Codable, Sendable, Equatable {
    /// The external evaluator's reason.
    public var evaluator: String
    /// The referent's reason.
    public var referent: String
}
