public import Contracts

/// What is known of a person beyond their files: which complaints are about them, and up to when they were erased.
public struct KnownPerson: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "person"

    /// The open complaints about them, in the order of their receipt.
    public internal(set) var complaints: [ComplaintID] = []
    /// Up to when what was personal is gone; `nil` where nothing was erased on demand.
    public internal(set) var erasedThrough: Instant?
}
