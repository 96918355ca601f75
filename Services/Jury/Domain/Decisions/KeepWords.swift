public import Contracts

extension JurySession {
    /// The due time at which reasons that stand in no file are no longer kept.
    public static let retentionEnd = "retention"

    mutating func keepWords(_ event: any Event) {
        switch event {
        case let event as SignatoryReplaced: wordsKeptUntil = event.keptUntil ?? wordsKeptUntil
        case let event as RectifiedMinutesDrawnUp: wordsKeptUntil = event.keptUntil ?? wordsKeptUntil
        case is SessionWordsRetentionEnded: wordsKeptUntil = nil
        default: break
        }
    }
}

/// The minutes' term is over: the reasons go that stand in no file.
public func decideRetention(of session: JurySession, at now: Instant) -> Decision {
    guard let until = session.wordsKeptUntil, until <= now else { return .accepted([]) }
    return .accepted([
        SessionWordsRetentionEnded(
            session: session.session,
            panel: session.panel,
            chair: session.presidency.chair,
            through: now
        )
    ])
}
