/// What an operator is told when something does not work: what, where, and what would be right.
public struct Complaint: Error, Sendable, Equatable, CustomStringConvertible {
    /// The sentence.
    public let description: String

    /// A complaint.
    public init(_ sentence: String) { description = sentence }
}
