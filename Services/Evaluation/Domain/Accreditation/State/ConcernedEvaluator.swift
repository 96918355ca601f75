public import Contracts

/// Somebody about whom complaints are open: while one is, nothing that is held about them here is erased.
public struct ConcernedEvaluator: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "concerned-evaluator"

    /// The open complaints, in the order in which they were heard of.
    public internal(set) var complaints: [ComplaintID]
}
