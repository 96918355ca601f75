public import Contracts

/// A session's vote to ask for something more, before its minutes are signed.
public struct Deferral: Codable, Sendable, Equatable {
    /// The session.
    public var session: SessionID
    /// Members who were recused.
    public var recusals: [Recusal]
    /// Of whom something is asked.
    public var asked: [SupplementParty]
    /// The votes for it.
    public var votes: ByCollege<VoteCount>
    /// What is asked; `nil` once erased.
    public var words: SupplementPersonal?
}

/// What the jury waits for before a session examines the file again.
public struct AwaitedSupplement: Codable, Sendable, Equatable {
    /// The session that asked.
    public var session: SessionID
    /// Who has not answered yet; never empty.
    public var owedBy: [SupplementParty]
    /// By when.
    public var answerBy: Instant
}

extension Case {
    mutating func vote(_ event: SupplementVoted, _ file: UndecidedFile, _ sitting: Sitting) {
        let deferral = Deferral(
            session: sitting.session,
            recusals: sitting.recusals,
            asked: event.asked,
            votes: event.votes,
            words: event.personal
        )
        stage = .deferred(file, deferral)
    }

    mutating func receive(_ event: SupplementReceived) {
        replaceUndecided { file in
            file.awaited?.owedBy.removeAll { $0 == event.party }
            if file.awaited?.owedBy.isEmpty == true { file.awaited = nil }
        }
    }
}
