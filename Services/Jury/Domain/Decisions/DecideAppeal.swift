public import Contracts
import Scheme

/// The candidate appeals against the last decision on the file. Whether it is admissible is said afterwards; a
/// reassessment that is open means that the decision was accepted (policy `appeal`).
///
/// - Parameter session: the session that decided.
public func decide(
    _ command: LodgeAppeal,
    on appeal: Appeal?,
    against file: Case?,
    of session: JurySession?,
    under rules: PanelRules,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? selfActs(.candidate, command.candidate.value, actor) {
        return .refused(refusal)
    }
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = isTheCandidate(command.candidate, of: file) { return .refused(refusal) }
    if let appeal, appeal.stage != .refused {
        return appeal.stage == .lodged && appeal.ground == command.ground
            ? .accepted([]) : .refused(notNow(appeal.stageName))
    }
    guard case .decided(let decided) = file.stage, decided.decision == command.decision else {
        return .refused(notNow(file.stageName))
    }
    if decided.standing == .reassessed { return .refused(notNow("reassessed")) }
    guard let signedOn = session?.notifiedOn, session?.session == decided.session else {
        return .refused("unknownSession", ["session": decided.session.value])
    }
    guard isSaid(command.personal?.reason) else { return .refused(reasonIsMissing("what is alleged")) }
    let decideBy = now.parisDay.adding(days: rules.policy.due.appeal + 1).startOfDayUTC
    return .accepted([
        AppealLodged(
            decision: command.decision,
            dossier: command.dossier,
            attempt: file.attempt,
            panel: file.panel,
            candidate: file.candidate,
            ground: command.ground,
            lodgedOn: now.parisDay,
            notifiedOn: file.notifiedOn(signedOn),
            decideBy: decideBy,
            remindAt: rules.policy.due.reminders(before: decideBy, after: now),
            personal: command.personal
        )
    ])
}

/// An officer admits an appeal that is in time and on grounds; somebody whom it does not concern instructs it.
public func decide(
    _ command: AdmitAppeal,
    on appeal: Appeal?,
    against file: Case?,
    under rules: PanelRules,
    by actor: Actor
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, actor) {
        return .refused(refusal)
    }
    guard let appeal else { return unknown(command.decision) }
    if appeal.stage == .admitted(instructor: command.instructor) { return .accepted([]) }
    guard appeal.stage == .lodged else { return .refused(notNow(appeal.stageName)) }
    guard let decided = file?.decision(appeal.decision) else { return .refused(notNow("rescinded")) }
    if let refusal = appealIsInTimeAndOnGrounds(
        appeal.ground,
        lodgedOn: appeal.lodgedOn,
        notifiedOn: appeal.notifiedOn,
        rules.policy.appeal
    ) ?? appealIsInstructedByAnother(command.instructor, decided, of: appeal.candidate) {
        return .refused(refusal)
    }
    return .accepted([
        AppealAdmitted(
            decision: appeal.decision,
            dossier: appeal.dossier,
            panel: appeal.panel,
            instructor: command.instructor,
            officer: command.officer
        )
    ])
}

/// An officer refuses an appeal, with a reason: out of time only where it is, on no allowed ground also where it says one
/// and disputes the jury's appreciation in fact.
public func decide(
    _ command: RefuseAppeal,
    on appeal: Appeal?,
    under rules: PanelRules,
    by actor: Actor
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, actor) {
        return .refused(refusal)
    }
    guard let appeal, appeal.candidate == command.candidate else { return unknown(command.decision) }
    if appeal.stage == .refused { return .accepted([]) }
    guard appeal.stage == .lodged else { return .refused(notNow(appeal.stageName)) }
    let fault = appealIsInTimeAndOnGrounds(
        appeal.ground,
        lodgedOn: appeal.lodgedOn,
        notifiedOn: appeal.notifiedOn,
        rules.policy.appeal
    )
    if command.cause == .outOfTime, fault?.facts["because"] != "outOfTime" {
        return .refused("appealIsInTime", ["lodgedOn": appeal.lodgedOn.description])
    }
    guard isSaid(command.personal?.reason) else { return .refused(reasonIsMissing("why")) }
    return .accepted([
        AppealRefused(
            decision: appeal.decision,
            dossier: appeal.dossier,
            panel: appeal.panel,
            candidate: appeal.candidate,
            cause: command.cause,
            officer: command.officer,
            personal: command.personal
        )
    ])
}

/// Who instructs an appeal lays down what they found.
public func decide(
    _ command: InstructAppeal,
    on appeal: Appeal?,
    under rules: PanelRules,
    by actor: Actor
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.instructor, of: rules.branch, actor) {
        return .refused(refusal)
    }
    guard let appeal, appeal.candidate == command.candidate else { return unknown(command.decision) }
    if appeal.stage == .instructed(instructor: command.instructor) { return .accepted([]) }
    guard case .admitted(let instructor) = appeal.stage else { return .refused(notNow(appeal.stageName)) }
    guard instructor == command.instructor else {
        return .refused("actorMayNot", ["actor": actor.description, "instructor": instructor.value])
    }
    guard isSaid(command.personal?.reason) else { return .refused(reasonIsMissing("what was found")) }
    return .accepted([
        AppealInstructed(
            decision: appeal.decision,
            dossier: appeal.dossier,
            panel: appeal.panel,
            candidate: appeal.candidate,
            instructor: instructor,
            personal: command.personal
        )
    ])
}

/// The branch authority decides an instructed appeal. Upheld, the file comes before a later session, without those who
/// decided it where the branch says so; the decision stands until that session has ended it.
public func decide(
    _ command: DecideAppeal,
    on appeal: Appeal?,
    against file: Case?,
    under rules: PanelRules,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.authority, command.authority, of: rules.branch, actor) {
        return .refused(refusal)
    }
    guard let appeal, appeal.candidate == command.candidate, let file else { return unknown(command.decision) }
    if appeal.stage == (command.upheld ? .upheld : .rejected) { return .accepted([]) }
    guard case .instructed = appeal.stage else { return .refused(notNow(appeal.stageName)) }
    guard let decided = file.decision(appeal.decision) else { return .refused(notNow("rescinded")) }
    if let refusal = appealIsInstructedByAnother(command.authority, decided, of: appeal.candidate) {
        return .refused(refusal)
    }
    guard isSaid(command.personal?.reason) else { return .refused(reasonIsMissing("why")) }
    let ended = AppealDecided(
        decision: appeal.decision,
        dossier: appeal.dossier,
        panel: appeal.panel,
        candidate: appeal.candidate,
        upheld: command.upheld,
        authority: command.authority,
        personal: command.personal
    )
    guard command.upheld else { return .accepted([ended]) }
    // A session may be taking the decision back already: what becomes of that is awaited.
    guard case .stands = decided.standing else { return .refused(notNow("rescissionVoted")) }
    guard decided.kept != nil else { return .refused("juryDecidesOnTheFile", ["dossier": file.dossier.value]) }
    return .accepted([
        ended,
        ReexaminationOrdered(
            decision: appeal.decision,
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            candidate: file.candidate,
            excluded: rules.policy.appeal.reexaminedByOthers ? decided.finding?.voted ?? [] : [],
            decideBy: now.parisDay.adding(days: rules.policy.due.juryDecision + 1).startOfDayUTC,
            personal: command.personal
        ),
    ])
}

/// An appeal falls due, or has fallen due.
public func decide(_ due: DueTime, on appeal: Appeal) -> Decision {
    guard appeal.dueTimes.contains(due) else { return .accepted([]) }
    if due.name == "reminder" {
        return .accepted([
            AppealReminded(
                decision: appeal.decision,
                dossier: appeal.dossier,
                panel: appeal.panel,
                remindedAt: due.at,
                decideBy: appeal.decideBy
            )
        ])
    }
    return .accepted([
        AppealFellDue(decision: appeal.decision, dossier: appeal.dossier, panel: appeal.panel, dueAt: due.at)
    ])
}

private func unknown(_ decision: DecisionID) -> Decision {
    .refused("unknownAppeal", ["decision": decision.value])
}

private func reasonIsMissing(_ expected: String) -> Refusal {
    Refusal("appealHasReason", faults: [Fault("personal.reason", "missing", expected: expected)])
}
