public import Contracts

extension JurySession {
    /// The due time at which reasons that stand in no file are no longer kept.
    public static let retentionEnd = "retention"

    mutating func keepWords(_ event: any Event) {
        switch event {
        case let event as SignatoryReplaced: wordsKeptUntil = event.keptUntil ?? wordsKeptUntil
        case let event as RectifiedMinutesDrawnUp: wordsKeptUntil = event.keptUntil ?? wordsKeptUntil
        case let event as SessionDeclaredVoid: wordsKeptUntil = event.keptUntil ?? wordsKeptUntil
        case is SessionWordsRetentionEnded: wordsKeptUntil = nil
        default: break
        }
    }

    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// Minutes that nobody signed in time are found by that.
    public var claims: [Claim] {
        awaited?.toldOverdue == true ? [.overdue(StreamID(JurySession.kind, session.value))] : []
    }

    /// `reminder`: when who has not signed is reminded. `signatures`: when the signatures are due; gone once told or
    /// signed.
    public var dueTimes: [DueTime] {
        let words = wordsKeptUntil.map { [DueTime(JurySession.retentionEnd, at: $0)] } ?? []
        guard let awaited else { return words }
        return awaited.remindAt.prefix(1).map { DueTime("reminder", at: $0) }
            + (awaited.toldOverdue ? [] : [DueTime("signatures", at: awaited.signBy)]) + words
    }

    /// The candidate whose words are being mended, or who mends a slip, while its text is held. Otherwise nobody: a
    /// session knows its members by identifier only.
    public var persons: Set<PersonID> {
        guard case .effective(let minutes) = stage, let rectification = minutes.rectification,
            rectification.personal != nil, let candidate = rectification.words?.candidate
        else { return [] }
        return [candidate]
    }
}
