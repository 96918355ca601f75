public import Contracts
import Scheme

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

/// A signature that minutes wait for falls due, or has fallen due: who has not signed is reminded; the other is told.
public func decide(_ due: DueTime, on session: JurySession) -> Decision {
    guard session.dueTimes.contains(due), let awaited = session.awaited else { return .accepted([]) }
    guard due.name == "reminder" else {
        return .accepted([MinutesFellDue(session: session.session, panel: session.panel, dueAt: due.at)])
    }
    return .accepted([
        MinutesSignatureReminded(
            session: session.session,
            panel: session.panel,
            awaited: session.signatories.filter { !awaited.signatories.contains($0) },
            remindedAt: due.at,
            signBy: awaited.signBy
        )
    ])
}
