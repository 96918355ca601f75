public import Contracts
import Scheme

/// A session's vote to exclude the candidate, before its minutes are signed.
public struct Exclusion: Codable, Sendable, Equatable {
    /// The session.
    public var session: SessionID
    /// Members who were recused.
    public var recusals: [Recusal]
    /// The votes for it.
    public var votes: ByCollege<VoteCount>
    /// The reason; `nil` once erased.
    public var reason: ReasonPersonal?

    init(_ event: ExclusionVoted, recusals: [Recusal]) {
        session = event.session
        self.recusals = recusals
        votes = event.votes
        reason = event.personal
    }
}
