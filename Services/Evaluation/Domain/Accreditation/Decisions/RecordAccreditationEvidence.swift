public import Contracts
public import Kernel
import Scheme

/// The officer records what a grant rests on, once it was shown.
public func decide(
    _ command: RecordAccreditationEvidence,
    on application: AccreditationApplication?,
    by: By
) -> Decision {
    if let refusal = officeActs(.officer, of: command.branch, by.actor) { return .refused(refusal) }
    guard let application, application.isOpen else {
        return .refused(applicationIsNot(application, command.evaluator, command.branch))
    }
    let today = by.day
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
            officer: by.actor.id
        )
    ])
}
