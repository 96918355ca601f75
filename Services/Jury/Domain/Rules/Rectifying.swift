public import Contracts
import Kernel
import Scheme

/// A signature under rectified minutes; the second, of the other college, mends the slip. Where the words on a file were
/// the slip, the file has the right ones from then on, and the candidate is sent the recommendations that read
/// differently (specification, step 6).
func sign(
    _ rectification: Rectification,
    _ command: SignMinutes,
    in session: JurySession,
    _ files: [DossierID: Case],
    at now: Instant
) -> Decision {
    guard rectification.digest == command.digest else {
        return .refused("minutesHaveChanged", ["digest": rectification.digest])
    }
    if rectification.signatures.signatories.contains(command.signatory) { return .accepted([]) }
    switch signature(of: command, in: session, after: rectification.signatures, at: now) {
    case .failure(let stop): return .refused(stop.refusal)
    case .success(let signed):
        guard signed.takesEffect, let words = rectification.words else { return .accepted([signed]) }
        guard let file = files[words.dossier], case .decided(let decided) = file.stage,
            decided.session == session.session, file.attempt == words.attempt
            // The decision has been taken back since: the minutes are mended, and there is nobody to tell.
        else { return .accepted([signed]) }
        let before = decided.finding?.words?.recommendations
        return .accepted([
            signed,
            DecisionWordsRectified(
                decision: decided.decision,
                dossier: file.dossier,
                attempt: file.attempt,
                panel: file.panel,
                session: session.session,
                candidate: file.candidate,
                digest: rectification.digest,
                recommendationsChange: before != rectification.personal?.words?.recommendations,
                personal: rectification.personal?.words
            ),
        ])
    }
}

/// Rectified minutes mend a slip and nothing else: who was there, or how the words on one file are put. Outcomes, counts
/// and recusals never change; whoever voted or signs was there; the same elements have words as before. Anything more is
/// a decision, which only a later session takes back (specification, step 6).
///
/// - Parameter files: the cases on the session's agenda.
public func rectificationIsASlip(
    _ command: DrawUpRectifiedMinutes,
    in session: JurySession,
    _ files: [DossierID: Case]
) -> Refusal? {
    func refusal(_ why: String, _ facts: [String: String] = [:]) -> Refusal {
        Refusal("rectificationIsASlip", facts.merging(["because": why]) { own, _ in own })
    }
    if let stranger = command.present.first(where: { session.member($0) == nil }) {
        return refusal("memberIsNotConvened", ["member": stranger.value])
    }
    let there = Set(command.present)
    guard there.count == command.present.count else { return refusal("memberIsNamedTwice") }
    let voted = session.agenda.compactMap { files[$0.dossier]?.finding }
        .filter { $0.session == session.session }.flatMap(\.voted)
    let needed = [session.presidency.chair, session.presidency.viceChair] + session.signatories + voted
    if let gone = needed.first(where: { !there.contains($0) }) {
        return refusal("memberTookPart", ["member": gone.value])
    }
    if let words = command.words, let refusal = wordsAreMended(words, command.personal, in: session, files) {
        return refusal
    }
    guard command.words != nil || there != Set(session.present) else { return refusal("nothingChanges") }
    return nil
}

private func wordsAreMended(
    _ words: RectifiedWords,
    _ personal: RectificationPersonal?,
    in session: JurySession,
    _ files: [DossierID: Case]
) -> Refusal? {
    func refusal(_ why: String) -> Refusal {
        Refusal("rectificationIsASlip", ["because": why, "dossier": words.dossier.value])
    }
    guard let file = files[words.dossier], file.attempt == words.attempt, case .decided(let decided) = file.stage,
        decided.session == session.session, case .stands = decided.standing
    else { return refusal("decisionDoesNotStand") }
    guard let before = decided.finding?.words else { return refusal("wordsAreNotHeld") }
    guard let after = personal?.words else { return refusal("wordsAreMissing") }
    guard Set(after.reasons.keys) == Set(before.reasons.keys),
        Set(after.recommendations.keys) == Set(before.recommendations.keys)
    else { return refusal("otherElements") }
    guard (Array(after.reasons.values) + Array(after.recommendations.values)).allSatisfy(isSaid) else {
        return refusal("wordsAreMissing")
    }
    return before == after ? refusal("nothingChanges") : nil
}

/// Minutes are this panel's, of a session that is known, and whoever does something with them does it in their own office.
func minutesAreOwn(
    _ id: SessionID,
    _ panel: PanelID,
    _ session: JurySession?,
    _ member: PersonID,
    under rules: PanelRules,
    _ by: By
) -> Refusal? {
    if let refusal = rules.isOwn(panel) { return refusal }
    guard session != nil else { return Refusal("unknownSession", ["session": id.value]) }
    return officeActs(.juryMember, member, of: rules.branch, by.actor)
}
