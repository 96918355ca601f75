public import Contracts
import Scheme

/// The evaluator reports (specification, section on the follow-up of activity): the figures are taken from what was
/// recorded; a suspension for the overdue report is lifted.
public func decide(
    _ command: ReportActivity,
    on evaluator: Evaluator?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, actor) { return .refused(refusal) }
    guard let evaluator, evaluator.standing(command.branch) != nil, let life = evaluator.life(command.branch) else {
        return .refused(accreditationStands(command.evaluator, command.branch))
    }
    let today = now.parisDay
    if let refusal = activityIsReportedEveryTwoYears(command.personal?.account, life, today: today) {
        return .refused(refusal)
    }
    let reported = ActivityReported(
        evaluator: command.evaluator,
        branch: command.branch,
        from: life.reportFrom,
        through: today,
        tally: life.tally,
        dueOn: life.reportDueOn,
        nextDueOn: life.reportDueOn.adding(days: 1).adding(months: life.conditions.reportMonths).adding(days: -1),
        personal: command.personal
    )
    guard evaluator.hasOpenSuspension(command.branch, .reportOverdue) else { return .accepted([reported]) }
    return .accepted([
        reported,
        SuspensionLifted(
            evaluator: command.evaluator,
            branch: command.branch,
            cause: .reportOverdue,
            on: today,
            by: actor.id
        ),
    ])
}

extension Decision {
    /// The same, with the booklet that it transmits counted for its evaluator's next report. The transmission stays the last
    /// event: what comes next builds on it.
    ///
    /// - Parameter file: the file as it was before.
    public func countedForReport(_ file: AssessmentFile?, on day: Day) -> Decision {
        guard case .accepted(let events) = self, let transmitted = events.last as? BookletTransmitted else {
            return self
        }
        return .accepted(events.dropLast() + [AssessmentCounted(transmitted, seenBefore: file, on: day), transmitted])
    }
}

extension AssessmentCounted {
    /// What a transmitted booklet counts for.
    init(_ transmitted: BookletTransmitted, seenBefore file: AssessmentFile?, on day: Day) {
        let evaluator = transmitted.evaluator.person
        let situations = file?.attemptUnderWay?.recorded.first { $0.observer == evaluator }?.situations ?? []
        let judgements = transmitted.booklet.elements.values.map(\.judgement)
        let isNew = !transmitted.file.scope.carried.contains { $0.observers.contains(evaluator) }
        let someNotAcquired = judgements.contains(.notAcquired)
        let allAcquired = judgements.allSatisfy { $0 == .acquired }
        self.init(
            evaluator: evaluator,
            branch: transmitted.file.branch,
            dossier: transmitted.file.dossier,
            attempt: transmitted.file.scope.attempt,
            on: day,
            tally: ActivityTally(
                assessments: 1,
                candidates: isNew ? 1 : 0,
                real: situations.count { $0.kind == .real },
                simulated: situations.count { $0.kind == .simulated },
                allAcquired: allAcquired ? 1 : 0,
                someNotAcquired: someNotAcquired ? 1 : 0,
                leftToTheJury: allAcquired || someNotAcquired ? 0 : 1
            )
        )
    }
}
