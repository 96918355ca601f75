public import Contracts
public import Kernel

/// The sender tells what came of handing a letter over. It is tried again where the server takes nothing for now, for some
/// days; then, and where the address is refused, an officer sees to it.
public func decide(_ command: NoteSending, on letter: Letter?, by: By) -> Decision {
    guard let letter else { return .refused("unknownMail", ["letter": command.letter.value]) }
    if let refusal = senderActs(by.actor) { return .refused(refusal) }
    // Of an earlier handing over it is news only that it was taken after all, and that only once.
    let isCurrent = letter.stage == .sending && letter.number == command.number
    let isLateNews =
        command.outcome == .accepted && letter.number >= command.number
        && [.waiting, .sending, .refused].contains(letter.stage)
    guard isCurrent || isLateNews else { return .accepted([]) }
    switch command.outcome {
    case .accepted: return .accepted([sent(command, letter, at: by.now)])
    case .refused: return .accepted([refused(command, letter, at: by.now)])
    case .deferred, .unknown:
        let since = letter.failingSince ?? by.now
        if since.adding(days: daysOfTrying) < by.now { return .accepted([refused(command, letter, at: by.now)]) }
        return .accepted([
            SendingDeferred(
                letter: letter.letter,
                dossier: letter.dossier,
                subject: letter.subject,
                number: command.number,
                inDoubt: command.outcome == .unknown,
                code: command.code,
                again: nextTry(after: command.number, at: by.now),
                personal: command.personal
            )
        ])
    }
}

private func sent(_ command: NoteSending, _ letter: Letter, at now: Instant) -> LetterSent {
    LetterSent(
        letter: letter.letter,
        kind: letter.tells,
        dossier: letter.dossier,
        addressee: letter.addressee,
        subject: letter.subject,
        decision: letter.decision,
        means: letter.means,
        sentAt: now,
        edition: letter.edition,
        inDoubt: letter.inDoubt,
        digest: command.digest,
        messageID: command.messageID,
        personal: command.personal
    )
}

private func refused(_ command: NoteSending, _ letter: Letter, at now: Instant) -> SendingRefused {
    SendingRefused(
        letter: letter.letter,
        dossier: letter.dossier,
        subject: letter.subject,
        number: command.number,
        code: command.code,
        at: now,
        personal: command.personal
    )
}
