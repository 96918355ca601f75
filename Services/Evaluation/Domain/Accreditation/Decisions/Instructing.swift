public import Contracts
import Scheme

/// The officer instructs: beside each selection criterion stands what the application shows (specification, section on
/// accreditation).
public func decide(
    _ command: InstructApplication,
    on application: AccreditationApplication?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeActs(.officer, of: command.branch, actor) { return .refused(refusal) }
    guard let application, application.stage == .requested else {
        return .refused(applicationIsNot(application, command.evaluator, command.branch))
    }
    let today = now.parisDay
    return .accepted([
        ApplicationInstructed(
            evaluator: command.evaluator,
            branch: command.branch,
            findings: SelectionCriterion.allCases.map {
                SelectionFinding(
                    criterion: $0,
                    monthsShown: monthsShown(application.sectors, for: $0, through: today),
                    isMet: command.met.contains($0)
                )
            },
            instructedOn: today,
            officer: actor.id,
            personal: command.personal
        )
    ])
}

/// The officer records what a grant rests on, once it was shown.
public func decide(
    _ command: RecordAccreditationEvidence,
    on application: AccreditationApplication?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeActs(.officer, of: command.branch, actor) { return .refused(refusal) }
    guard let application, application.isOpen else {
        return .refused(applicationIsNot(application, command.evaluator, command.branch))
    }
    let today = now.parisDay
    if command.on > today {
        return .refused(
            Refusal(
                "evidenceIsShown",
                ["evaluator": command.evaluator.value, "on": command.on.description, "today": today.description]
            )
        )
    }
    if application.evidence.contains(command.evidence) { return .accepted([]) }
    return .accepted([
        AccreditationEvidenceRecorded(
            evaluator: command.evaluator,
            branch: command.branch,
            evidence: command.evidence,
            on: command.on,
            officer: actor.id
        )
    ])
}

/// The months of experience that an application shows for a criterion, to the nearest; periods that overlap count once, and
/// nothing counts after that day.
func monthsShown(_ sectors: [SectorExperience], for criterion: SelectionCriterion, through day: Day) -> Int {
    let periods = sectors.filter { criterion == .branchCompany ? $0.inBranchCompany : $0.withCustomers }
        .compactMap { experience in
            experience.from.map { (from: $0.number, until: min(experience.until ?? day, day).number) }
        }
        .filter { $0.from <= $0.until }.sorted { $0.from < $1.from }
    var days = 0
    var counted = Int.min
    for period in periods where period.until > counted {
        days += period.until - max(period.from, counted == .min ? period.from : counted + 1) + 1
        counted = period.until
    }
    // 400 years have 4,800 months and 146,097 days.
    return (days * 9600 + 146_097) / (2 * 146_097)
}
