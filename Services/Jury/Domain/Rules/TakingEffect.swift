public import Contracts
import Kernel
import Scheme

/// The vote of a session to ask for more, as it takes effect: the file waits for the answers, and is due before a session
/// once the time for them is over (policies `due.adjournmentAnswer` and `due.juryDecision`; specification, step 6).
func effect(of deferral: Deferral, on file: Case, in session: JurySession, under rules: PanelRules) -> [any Event] {
    let due = rules.policy.due
    return [
        SupplementAsked(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            session: session.session,
            asked: deferral.asked,
            answerBy: session.dueAfter(due.adjournmentAnswer, due),
            candidate: file.candidate,
            personal: deferral.words
        ),
        CaseAdjourned(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            session: session.session,
            cause: .supplementAsked,
            decideBy: session.dueAfter(due.adjournmentAnswer + due.juryDecision, due)
        ),
    ]
}

/// The vote to exclude, as it takes effect.
func effect(of exclusion: Exclusion, on file: Case, in session: JurySession) -> any Event {
    CandidateExcluded(
        dossier: file.dossier,
        attempt: file.attempt,
        panel: file.panel,
        session: session.session,
        excludedOn: session.day,
        candidate: file.candidate,
        personal: exclusion.reason
    )
}

/// Until when minutes drawn up now are to be signed: the end of that day in Paris (policy `due.minutesSignature`).
func signaturesAreDue(from now: Instant, _ policy: DuePolicy) -> Deadline {
    policy.deadline(policy.minutesSignature, after: now.parisDay)
}

/// The signature as it stands under the minutes; the second, of the other college, has effect.
func signature(
    of command: SignMinutes,
    in session: JurySession,
    after others: AwaitedSignatures,
    at now: Instant
) -> Result<MinutesSigned, Stop> {
    guard let college = session.college(of: command.signatory) else {
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

// What a line of the minutes does to its file; `nil` when the file is no longer as the line says.
func effect(
    of line: MinutesLine,
    on file: Case?,
    in session: JurySession,
    under rules: PanelRules,
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
        return effect(ofFindingOn: file, in: session, under: rules)
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
        return [rescinded]
            + adjourned(.rescinded, until: session.dueAfter(rules.policy.due.juryDecision, rules.policy.due))
    default: return nil
    }
}

/// What a session found on a file, as it takes effect; `nil` when that session has not examined it.
func effect(
    ofFindingOn file: Case,
    in session: JurySession,
    under rules: PanelRules
) -> [any Event]? {
    guard case .examined(let undecided, let finding) = file.stage, finding.session == session.session else {
        return nil
    }
    if let confirmed = again(finding, on: file, in: session) { return confirmed }
    let decision = decisionID(on: file, in: session)
    switch finding.examination.outcome {
    case .awarded:
        var award = award(undecided, decision, in: session, by: file.panel)
        award.notifiedOn = session.notifiedOn.map(file.notifiedOn)
        return taken(file, in: session) + [award]
    case .notAwarded:
        var refusal = refusal(undecided, finding, decision, in: session, by: file.panel)
        refusal.notifiedOn = session.notifiedOn.map(file.notifiedOn)
        return taken(file, in: session) + [refusal]
    case .drawn:
        return [
            CaseAdjourned(
                dossier: file.dossier,
                attempt: file.attempt,
                panel: file.panel,
                session: session.session,
                cause: .drawn,
                decideBy: session.dueAfter(rules.policy.jury.drawAdjournmentDays, rules.policy.due)
            )
        ]
    }
}

/// The decision of a session on an attempt of a file: the same three always make the same identifier, others another.
public func decisionID(on file: Case, in session: JurySession) -> DecisionID {
    let hash = Digest(of: "decision \(session.session) \(file.dossier) \(file.attempt)").hexadecimal
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
