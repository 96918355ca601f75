public import Contracts
public import Kernel
import Scheme

/// The branch authority grants or refuses (specification, section on accreditation); whatever a grant still lacks is said
/// at once.
public func decide(_ command: DecideAccreditation, on application: AccreditationApplication?, by: By) -> Decision {
    if let refusal = officeActs(.authority, of: command.branch, by.actor) { return .refused(refusal) }
    guard let application else {
        return .refused(applicationIsNot(application, command.evaluator, command.branch))
    }
    if let refusal = applicationIsInstructed(application) { return .refused(refusal) }
    guard application.stage == .instructed else {
        return .refused(applicationIsNot(application, command.evaluator, command.branch))
    }
    let today = by.day
    if !command.granted {
        if let refusal = accreditationRefusalIsReasoned(command.personal?.reason, application) {
            return .refused(refusal)
        }
        return .accepted([
            AccreditationRefused(
                evaluator: command.evaluator,
                branch: command.branch,
                authority: by.actor.id,
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
            authority: by.actor.id,
            grantedOn: today
        )
    ])
}
