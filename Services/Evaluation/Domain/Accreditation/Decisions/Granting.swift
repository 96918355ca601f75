public import Contracts
public import Scheme

/// The branch authority grants or refuses (specification, section on accreditation); whatever a grant still lacks is said
/// at once.
public func decide(
    _ command: DecideAccreditation,
    on application: AccreditationApplication?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeActs(.authority, of: command.branch, actor) { return .refused(refusal) }
    guard let application else {
        return .refused(applicationIsNot(application, command.evaluator, command.branch))
    }
    if let refusal = applicationIsInstructed(application) { return .refused(refusal) }
    guard application.stage == .instructed else {
        return .refused(applicationIsNot(application, command.evaluator, command.branch))
    }
    let today = now.parisDay
    if !command.granted {
        if let refusal = accreditationRefusalIsReasoned(command.personal?.reason, application) {
            return .refused(refusal)
        }
        return .accepted([
            AccreditationRefused(
                evaluator: command.evaluator,
                branch: command.branch,
                authority: actor.id,
                refusedOn: today,
                personal: command.personal
            )
        ])
    }
    if let refusal = together(grantRefusals(application).map { ("application", $0) }) { return .refused(refusal) }
    return .accepted([
        AccreditationGranted(
            evaluator: command.evaluator,
            branch: command.branch,
            authority: actor.id,
            grantedOn: today
        )
    ])
}

/// The branch authority sends the letter, which confers the status: the evaluator is accredited from its day on, for the
/// term of the branch's policy (specification, section on accreditation).
public func decide(
    _ command: IssueAccreditationLetter,
    on application: AccreditationApplication?,
    policy: BranchPolicy,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeActs(.authority, of: command.branch, actor) { return .refused(refusal) }
    guard let application else {
        return .refused(applicationIsNot(application, command.evaluator, command.branch))
    }
    if let refusal = letterConfersStatus(command.letterOn, application, today: now.parisDay) {
        return .refused(refusal)
    }
    return .accepted([
        AccreditationLetterIssued(
            evaluator: command.evaluator,
            branch: command.branch,
            letter: command.letter,
            letterOn: command.letterOn,
            authority: actor.id
        ),
        EvaluatorAccredited(
            evaluator: command.evaluator,
            situation: application.situation,
            branch: command.branch,
            certificateKinds: application.certificateKinds,
            from: command.letterOn,
            until: termEnd(from: command.letterOn, policy.accreditation),
            reportDueOn: command.letterOn.adding(months: policy.accreditation.reportMonths).adding(days: -1),
            conditions: AccreditationConditions(policy),
            letter: command.letter,
            authority: actor.id,
            personal: application.personal.map {
                EvaluatorPersonal(name: $0.name, email: $0.email, organisation: $0.organisation)
            }
        ),
    ])
}

/// A step of an application has come due: whoever is responsible is reminded, or stands on the overdue list.
public func decideStep(_ application: AccreditationApplication, at now: Instant) -> Decision {
    .accepted(
        application.waits.compactMap { wait in
            wait.told(at: now).map {
                ApplicationStepFellDue(
                    evaluator: application.evaluator,
                    branch: application.branch,
                    step: $0.step,
                    responsible: $0.step.responsible,
                    dueAt: $0.dueAt,
                    reminder: $0.isReminder,
                    at: $0.at
                )
            }
        }
    )
}

/// The last day of a term that begins on that day.
func termEnd(from day: Day, _ policy: AccreditationPolicy) -> Day {
    day.adding(months: 12 * policy.termYears).adding(days: -1)
}

extension AccreditationConditions {
    init(_ policy: BranchPolicy) {
        self.init(
            reportMonths: policy.accreditation.reportMonths,
            reminderDays: policy.accreditation.reportReminderDays,
            overdueRemovalDays: policy.accreditation.reportOverdueRemovalDays,
            prolongationMonths: policy.accreditation.renewalProlongationMonths,
            hearingDays: policy.accreditation.hearingDays,
            reviewMonths: policy.appeal.months,
            removalGrounds: RemovalGround.allCases,
            markMayBeUsed: true,
            due: AccreditationDueDays(policy)
        )
    }
}
