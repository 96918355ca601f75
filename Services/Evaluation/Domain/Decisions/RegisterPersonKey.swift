public import Contracts
public import Kernel
import Scheme

/// Somebody of the branch registers a key for a person: the first one proposes it, and the second one, of the other office,
/// makes it count by saying the same. What differs is a proposal of its own. What is done already is not done again.
///
/// - Parameters:
///   - key: that key, where it is known.
///   - id: its name, out of its public half; `nil` where what was sent is no key.
public func decide(_ command: RegisterPersonKey, on key: PersonKey?, id: PersonKeyID?, by: By) -> Decision {
    if let refusal = officeActsInPerson(command.registeredBy, of: command.branch, by.actor) { return .refused(refusal) }
    let faults = keyIsSound(command, id: id)
    guard faults.isEmpty, let id else { return .refused(Refusal("keyIsSound", faults: faults)) }
    if let refusal = keyIsOnePersons(key, command.branch, command.holder, command.role) ?? revokedKeyStaysRevoked(key) {
        return .refused(refusal)
    }
    if key?.standing == .registered { return .accepted([]) }
    let word = PersonKey.Proposal(by: command.registeredBy, role: by.actor.role)
    if let key, let proposal = key.proposal, key.isFor(command.branch, command.holder, command.role) {
        if proposal == word { return .accepted([]) }
        if keyTakesTwoPersons(proposal, word) {
            return .accepted([
                KeyRegistered(
                    key: id,
                    branch: command.branch,
                    holder: command.holder,
                    role: command.role,
                    kind: command.kind,
                    proposedBy: proposal.by,
                    confirmedBy: command.registeredBy,
                    at: by.now,
                    personal: command.personal
                )
            ])
        }
    }
    return .accepted([
        KeyProposed(
            key: id,
            branch: command.branch,
            holder: command.holder,
            role: command.role,
            kind: command.kind,
            proposedBy: command.registeredBy,
            proposedAs: by.actor.role
        )
    ])
}
