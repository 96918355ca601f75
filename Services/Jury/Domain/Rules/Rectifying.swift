public import Contracts

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
