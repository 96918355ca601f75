/// What a program keeps of the contracts that it was built with.
public struct RecordedContracts: Codable, Sendable {
    /// The types.
    public let types: [Declaration]
    /// Other names of types.
    public let aliases: [Alias]
    /// The types that read themselves in code of their own.
    public let codedByHand: [String]
    /// An example of each message, as JSON, by type.
    public let examples: [String: String]

    /// What is kept of these sources.
    public init(_ found: Found, examples: [String: String]) {
        types = found.types
        aliases = found.aliases
        codedByHand = found.codedByHand.sorted()
        self.examples = examples
    }
}
