public import Contracts
public import Kernel
public import Scheme

/// A key counts no more, by its holder's act or by the branch's; revoked once, it stays so. A term begins for its public
/// half (policy `endedAccreditation`).
public func decide(_ command: RevokePersonKey, on key: PersonKey?, policy: RetentionPolicy, by: By) -> Decision {
    let isHolder = key.map {
        by.actor.role == $0.role && by.actor.id == $0.holder.value && command.revokedBy == $0.holder
    }
    if isHolder != true, let refusal = officeActsInPerson(command.revokedBy, of: command.branch, by.actor) {
        return .refused(refusal)
    }
    guard let key, key.standing != .proposed else { return .refused("unknownKey", ["key": command.key.value]) }
    if let refusal = keyIsOnePersons(key, command.branch, command.holder, key.role) { return .refused(refusal) }
    if key.standing == .revoked { return .accepted([]) }
    return .accepted([
        KeyRevoked(
            key: key.key,
            branch: key.branch,
            holder: key.holder,
            role: key.role,
            revokedBy: command.revokedBy,
            at: by.now,
            keptUntil: by.day.adding(months: 12 * policy.endedAccreditation).startInParis
        )
    ])
}
