public import Contracts

/// An organisation that evaluators work for or have worked for, as a panel has heard of it.
public struct NotedProvider: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "noted-provider"
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [EvaluationProviderNoted.self]

    /// Its evaluators, in the order in which they were heard of; what is known of each says on which days.
    public var evaluators: [PersonID]
}
