public import Contracts
public import Kernel
import Scheme

/// Chair or vice-chair, or who signs in their place, mends a slip in minutes that have taken effect. The rectified
/// minutes name the digest of the former ones, and hold once both colleges have signed them too; drawn up again before
/// that, they replace what was to be signed (specification, step 6).
///
/// - Parameter files: the cases on the session's agenda.
public func decide(
    _ command: DrawUpRectifiedMinutes,
    on session: JurySession?,
    _ files: [DossierID: Case],
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = minutesAreOwn(command.session, command.panel, session, command.drawnUpBy, under: rules, by) {
        return .refused(refusal)
    }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    if let refusal = memberSigns(command.drawnUpBy, in: session) { return .refused(refusal) }
    guard case .effective(let minutes) = session.stage else { return .refused(notNow(session.stageName)) }
    if let words = command.words, let file = files[words.dossier],
        let refusal = isTheCandidate(words.candidate, of: file)
    {
        return .refused(refusal)
    }
    if let refusal = rectificationIsASlip(command, in: session, files) { return .refused(refusal) }
    guard isSaid(command.personal?.reason) else {
        return .refused(
            Refusal(
                "rectificationHasReason",
                faults: [Fault("personal.reason", "missing", expected: "what was wrong, and why")]
            )
        )
    }
    let signBy = signaturesAreDue(from: by.now, rules.policy.due)
    var drawnUp = RectifiedMinutesDrawnUp(
        session: session.session,
        panel: session.panel,
        present: session.members.map(\.person).filter(command.present.contains),
        words: command.words,
        drawnUpBy: command.drawnUpBy,
        number: minutes.digests.count,
        rectifies: minutes.digest,
        digest: "",
        signBy: signBy.endsAt,
        remindAt: signBy.reminders(rules.policy.due.reminderDays, after: by.now),
        keptUntil: command.words == nil ? wordsAreKeptWithTheMinutes(session.day, rules.policy) : nil,
        personal: command.personal
    )
    drawnUp.digest = Digest(of: drawnUp.canonicalBytes).hexadecimal
    return minutes.rectification?.digest == drawnUp.digest ? .accepted([]) : .accepted([drawnUp])
}
