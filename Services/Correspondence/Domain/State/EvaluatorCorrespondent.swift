public import Contracts

/// Whom letters about an accreditation reach. Name and address stand in the journal only.
public struct EvaluatorCorrespondent: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "evaluator-correspondent"

    /// The evaluator, or who asks to be accredited.
    public internal(set) var evaluator: PersonID
    /// Whether an electronic mail address is known.
    public internal(set) var hasEmail: Bool
}
