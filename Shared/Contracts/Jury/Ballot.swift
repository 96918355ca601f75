/// What a member holds of one element.
public enum ElementVote: String, Codable, Sendable, CaseIterable, Hashable {
    case acquired, notAcquired, abstain
}

/// One member's votes on one file, element by element.
///
/// Compact: an element that is not named is confirmed as the booklet has it. An element that the booklet leaves
/// divergent has nothing to confirm and must be named.
public struct Ballot: Codable, Sendable, Equatable {
    /// The votes that depart from the booklet, and those on divergent elements.
    public var votes: [ElementCode: ElementVote] = [:]
    /// Whether the member abstains on the whole file; then `votes` is empty.
    public var abstains: Bool = false
}
