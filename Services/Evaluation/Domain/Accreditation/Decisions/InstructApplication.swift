public import Contracts
public import Kernel
import Scheme

/// The officer instructs: beside each selection criterion stands what the application shows (specification, section on
/// accreditation).
public func decide(_ command: InstructApplication, on application: AccreditationApplication?, by: By) -> Decision {
    if let refusal = officeActs(.officer, of: command.branch, by.actor) { return .refused(refusal) }
    guard let application, application.stage == .requested else {
        return .refused(applicationIsNot(application, command.evaluator, command.branch))
    }
    let today = by.day
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
            officer: by.actor.id,
            personal: command.personal
        )
    ])
}
