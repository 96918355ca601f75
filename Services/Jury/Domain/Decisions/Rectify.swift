public import Contracts
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
    digest: Digest,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = rules.isOwn(command.panel) { return .refused(refusal) }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    if let refusal = officeActs(.juryMember, command.drawnUpBy, of: rules.branch, actor)
        ?? memberSigns(command.drawnUpBy, in: session)
    {
        return .refused(refusal)
    }
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
    let signBy = signaturesAreDue(from: now, rules.policy.due)
    var drawnUp = RectifiedMinutesDrawnUp(
        session: session.session,
        panel: session.panel,
        present: session.members.map(\.person).filter(command.present.contains),
        words: command.words,
        drawnUpBy: command.drawnUpBy,
        number: minutes.digests.count,
        rectifies: minutes.digest,
        digest: "",
        signBy: signBy,
        remindAt: rules.policy.due.reminders(before: signBy, after: now),
        keptUntil: command.words == nil ? wordsAreKeptWithTheMinutes(session.day, rules.policy) : nil,
        personal: command.personal
    )
    drawnUp.digest = digest(drawnUp.canonicalBytes)
    return minutes.rectification?.digest == drawnUp.digest ? .accepted([]) : .accepted([drawnUp])
}

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

/// An officer records that chair or vice-chair can no longer sign, and who of the same college signs instead, with the
/// reason (specification, step 6).
public func decide(
    _ command: ReplaceSignatory,
    on session: JurySession?,
    under rules: PanelRules,
    by actor: Actor
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, actor) {
        return .refused(refusal)
    }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    switch session.stage {
    case .drawnUp, .effective: break
    case .convened, .sitting, .cancelled: return .refused(notNow(session.stageName))
    }
    if session.standIns.contains(StandIn(replaced: command.replaced, standIn: command.standIn)) {
        return .accepted([])
    }
    if let refusal = standInSatForTheSameCollege(command.standIn, for: command.replaced, in: session) {
        return .refused(refusal)
    }
    guard isSaid(command.personal?.reason) else {
        return .refused(
            Refusal(
                "replacementHasReason",
                ["replaced": command.replaced.value],
                faults: [Fault("personal.reason", "missing", expected: "a reason")]
            )
        )
    }
    return .accepted([
        SignatoryReplaced(
            session: session.session,
            panel: session.panel,
            replaced: command.replaced,
            standIn: command.standIn,
            officer: command.officer,
            keptUntil: wordsAreKeptWithTheMinutes(session.day, rules.policy),
            personal: command.personal
        )
    ])
}

extension RectifiedMinutesDrawnUp {
    /// The bytes that both signatories sign the digest of; written as those of the minutes are, and naming the digest of
    /// the minutes that they follow.
    public var canonicalBytes: [UInt8] {
        var lines = [
            "ccs-rectified-minutes 1", "session \(session)", "panel \(panel)", "rectifies \(rectifies)",
            "number \(number)", (["present"] + present.map(\.value)).joined(separator: " "),
        ]
        let reason = personal?.reason ?? ""
        lines.append("why \(reason.utf8.count) \(reason)")
        if let words, let mended = personal?.words {
            lines.append("file \(words.dossier) \(words.attempt)")
            lines += canonicalTexts("reason", mended.reasons)
            lines += canonicalTexts("recommendation", mended.recommendations)
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
}

/// The jury's words on elements, sorted by code; each text is preceded by its length in bytes.
func canonicalTexts(_ keyword: String, _ texts: [ElementCode: String]) -> [String] {
    texts.sorted { $0.key < $1.key }.map { "\(keyword) \($0.key) \($0.value.utf8.count) \($0.value)" }
}
