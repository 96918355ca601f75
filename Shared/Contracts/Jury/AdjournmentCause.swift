/// Why a file stays with the panel for a later session.
public enum AdjournmentCause: String, Codable, Sendable, CaseIterable {
    /// The vote was drawn on at least one element, for the first time; a second time does not acquire.
    case drawn
    /// A college had not enough members once tied ones had left.
    case quorumMissing
    /// The session did not come to vote on it.
    case notVoted
    /// The session did not take place, or is void.
    case sessionCancelled
    /// The jury asks something more before it decides.
    case supplementAsked
    /// Its decision was taken back: it is undecided again.
    case rescinded
}
