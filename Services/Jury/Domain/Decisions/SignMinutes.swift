public import Contracts
import Scheme

/// A digest, as the service computes it: SHA-256 over these bytes, in 64 hexadecimal digits. The same bytes always give
/// the same digest.
public typealias Digest = ([UInt8]) -> String

/// Who presides ends the sitting: the minutes are drawn up, with every file of the agenda that is still before the
/// session, examined or not (specification, step 6).
///
/// - Parameter files: the cases on the session's agenda.
public func decide(
    _ command: DrawUpMinutes,
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
        ?? memberPresides(command.drawnUpBy, over: session)
    {
        return .refused(refusal)
    }
    let minutes = Minutes(of: session, files, under: rules)
    let signBy = signaturesAreDue(from: now, rules.policy.due)
    let drawnUp = MinutesDrawnUp(
        session: session.session,
        panel: session.panel,
        digest: digest(minutes.canonicalBytes),
        lines: minutes.entries.map(\.line),
        signBy: signBy,
        remindAt: rules.policy.due.reminders(before: signBy, after: now)
    )
    switch session.stage {
    case .sitting: return .accepted([drawnUp])
    case .drawnUp(let before): return before.digest == drawnUp.digest ? .accepted([]) : .accepted([drawnUp])
    case .convened, .cancelled, .effective: return .refused(notNow(session.stageName))
    }
}

/// Until when minutes drawn up now are to be signed: the end of that day in Paris (policy `due.minutesSignature`).
func signaturesAreDue(from now: Instant, _ policy: DuePolicy) -> Instant {
    now.parisDay.adding(days: policy.minutesSignature + 1).startOfDayUTC
}

/// Chair or vice-chair signs the minutes as they stand. With the second signature, of the other college, what was found
/// on each file takes effect, dated the session's day; a file that was not examined, or whose vote was drawn, stays with
/// the panel and holds back no other (specification, step 6).
///
/// - Parameter files: the cases on the session's agenda.
public func decide(
    _ command: SignMinutes,
    on session: JurySession?,
    _ files: [DossierID: Case],
    under rules: PanelRules,
    digest: Digest,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = rules.isOwn(command.panel) { return .refused(refusal) }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    if let refusal = officeActs(.juryMember, command.signatory, of: rules.branch, actor)
        ?? memberSigns(command.signatory, in: session)
    {
        return .refused(refusal)
    }
    switch session.stage {
    case .effective(let minutes) where minutes.isSigned(command.digest): return .accepted([])
    case .effective(let minutes):
        guard let rectification = minutes.rectification else { return .refused(notNow(session.stageName)) }
        return sign(rectification, command, in: session, files, at: now)
    case .convened, .sitting, .cancelled: return .refused(notNow(session.stageName))
    case .drawnUp(let minutes):
        guard minutes.digest == command.digest else {
            return .refused("minutesHaveChanged", ["digest": minutes.digest])
        }
        if minutes.signatures.signatories.contains(command.signatory) { return .accepted([]) }
        let effects = minutes.lines.map { line in
            (line, effect(of: line, on: files[line.dossier], in: session, under: rules, digest: digest, at: now))
        }
        if let changed = effects.first(where: { $0.1 == nil }) {
            return .refused("minutesHaveChanged", ["dossier": changed.0.dossier.value])
        }
        switch signature(of: command, in: session, after: minutes.signatures, at: now) {
        case .failure(let stop): return .refused(stop.refusal)
        case .success(let signed):
            return .accepted([signed] + (signed.takesEffect ? effects.flatMap { $0.1 ?? [] } : []))
        }
    }
}

/// The signature as it stands under the minutes; the second, of the other college, has effect.
func signature(
    of command: SignMinutes,
    in session: JurySession,
    after others: AwaitedSignatures,
    at now: Instant
) -> Result<MinutesSigned, Stop> {
    guard let college = session.member(command.signatory)?.college else {
        return .failure(Stop(Refusal("memberIsConvened", ["member": command.signatory.value])))
    }
    return .success(
        MinutesSigned(
            session: session.session,
            panel: session.panel,
            signatory: command.signatory,
            college: college,
            digest: command.digest,
            takesEffect: minutesAreSignedByBothColleges(others.signatories + [command.signatory], in: session),
            signedOn: now.parisDay
        )
    )
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

// What a line of the minutes does to its file; `nil` when the file is no longer as the line says.
private func effect(
    of line: MinutesLine,
    on file: Case?,
    in session: JurySession,
    under rules: PanelRules,
    digest: Digest,
    at now: Instant
) -> [any Event]? {
    guard let file, file.attempt == line.attempt else { return nil }
    func adjourned(_ cause: AdjournmentCause, until decideBy: Instant) -> [any Event] {
        [
            CaseAdjourned(
                dossier: file.dossier,
                attempt: file.attempt,
                panel: file.panel,
                session: session.session,
                cause: cause,
                decideBy: decideBy
            )
        ]
    }
    switch (line.outcome, file.stage) {
    case (.quorumMissing, .placed(let undecided, let sitting)) where sitting.session == session.session:
        return adjourned(.quorumMissing, until: undecided.decideBy)
    case (.notVoted, .placed(let undecided, let sitting)) where sitting.session == session.session:
        return adjourned(.notVoted, until: undecided.decideBy)
    case (.drawn, .examined(_, let finding)), (.awarded, .examined(_, let finding)),
        (.notAwarded, .examined(_, let finding)):
        guard finding.session == session.session, finding.examination.outcome.inMinutes == line.outcome else {
            return nil
        }
        // What was found on a file on hold takes effect once it is released.
        guard file.hold == nil else { return [] }
        return effect(ofFindingOn: file, in: session, under: rules, digest: digest)
    case (.supplementAsked, .deferred(_, let deferral)) where deferral.session == session.session:
        return file.hold == nil ? effect(of: deferral, on: file, in: session, under: rules) : []
    case (.excluded, .excluding(_, let exclusion)) where exclusion.session == session.session:
        return file.hold == nil ? [effect(of: exclusion, on: file, in: session)] : []
    case (.rescinded, .decided(let decided)):
        guard case .rescissionVoted(let rescission) = decided.standing, rescission.session == session.session
        else { return nil }
        let rescinded = DecisionRescinded(
            decision: decided.decision,
            dossier: file.dossier,
            attempt: file.attempt,
            session: session.session,
            rescindedOn: session.day,
            candidate: file.candidate,
            personal: rescission.reason
        )
        return [rescinded] + adjourned(.rescinded, until: session.dueAfter(rules.policy.due.juryDecision))
    default: return nil
    }
}

/// What a session found on a file, as it takes effect; `nil` when that session has not examined it.
func effect(
    ofFindingOn file: Case,
    in session: JurySession,
    under rules: PanelRules,
    digest: Digest
) -> [any Event]? {
    guard case .examined(let undecided, let finding) = file.stage, finding.session == session.session else {
        return nil
    }
    if let confirmed = again(finding, on: file, in: session) { return confirmed }
    let decision = decision(on: file, in: session, digest)
    switch finding.examination.outcome {
    case .awarded: return taken(file, in: session) + [award(undecided, decision, in: session, by: file.panel)]
    case .notAwarded:
        return taken(file, in: session) + [refusal(undecided, finding, decision, in: session, by: file.panel)]
    case .drawn:
        return [
            CaseAdjourned(
                dossier: file.dossier,
                attempt: file.attempt,
                panel: file.panel,
                session: session.session,
                cause: .drawn,
                decideBy: session.dueAfter(rules.policy.jury.drawAdjournmentDays)
            )
        ]
    }
}

/// The decision of a session on an attempt of a file: the same three always make the same identifier, others another.
public func decision(on file: Case, in session: JurySession, _ digest: Digest) -> DecisionID {
    let hash = digest(Array("decision \(session.session) \(file.dossier) \(file.attempt)".utf8))
    // A digest is hexadecimal; should it not be, the identifier is still well formed.
    return DecisionID("D-" + hash.prefix(40)) ?? "D-none"
}

private func award(
    _ undecided: UndecidedFile,
    _ decision: DecisionID,
    in session: JurySession,
    by panel: PanelID
) -> CertificateAwarded {
    let file = undecided.file
    return CertificateAwarded(
        decision: decision,
        dossier: file.dossier,
        attempt: file.scope.attempt,
        panel: panel,
        session: session.session,
        decidedOn: session.day,
        branch: file.branch,
        certificateKind: file.certificateKind,
        standard: file.standard,
        candidate: file.candidate,
        personal: undecided.personal?.withoutArrangements
    )
}

private func refusal(
    _ undecided: UndecidedFile,
    _ finding: Finding,
    _ decision: DecisionID,
    in session: JurySession,
    by panel: PanelID
) -> CertificateNotAwarded {
    let file = undecided.file
    let acquiredNow = finding.examination.acquired.map {
        CarriedElement(
            element: $0,
            attempt: file.scope.attempt,
            acquiredOn: session.day,
            observers: [file.parties.evaluator, file.parties.referent],
            session: session.session,
            decision: decision
        )
    }
    return CertificateNotAwarded(
        decision: decision,
        dossier: file.dossier,
        attempt: file.scope.attempt,
        panel: panel,
        session: session.session,
        decidedOn: session.day,
        candidate: file.candidate,
        missing: finding.examination.missing,
        acquired: file.scope.carried + acquiredNow,
        personal: finding.words.map { RecommendationsPersonal(recommendations: $0.recommendations) }
    )
}
