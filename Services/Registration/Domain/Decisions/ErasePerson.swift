public import Contracts
public import Kernel
import Scheme

/// An operator has a person erased everywhere, where nothing in this store stands against it; what stands against it in the
/// others, each of them says before, and refuses the event.
///
/// - Parameter obstacles: what stands against it here.
public func decide(_ command: ErasePerson, obstacles: [Refusal], by: By) -> Decision {
    if let refusal = operatorErases(by.actor) ?? obstacles.first { return .refused(refusal) }
    return .accepted([PersonErased(subject: command.subject, through: by.now)])
}
