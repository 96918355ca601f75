public import Contracts
public import Kernel
import Scheme

/// The applicant undertakes; what was undertaken before stays.
public func decide(_ command: GiveUndertakings, on application: AccreditationApplication?, by: By) -> Decision {
    if let refusal = selfActs(.evaluator, command.evaluator.value, by.actor) { return .refused(refusal) }
    guard let application, application.isOpen else {
        return .refused(applicationIsNot(application, command.evaluator, command.branch))
    }
    let new = Set(command.undertakings).subtracting(application.undertakings)
    if new.isEmpty { return .accepted([]) }
    return .accepted([
        UndertakingsGiven(
            evaluator: command.evaluator,
            branch: command.branch,
            undertakings: new.sorted { $0.rawValue < $1.rawValue },
            givenOn: by.day
        )
    ])
}
