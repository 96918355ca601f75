public import Contracts
public import Scheme

/// Somebody of the branch registers a key for a person: the first one proposes it, and the second one, of the other office,
/// makes it count by saying the same. What differs is a proposal of its own. What is done already is not done again.
///
/// - Parameters:
///   - key: that key, where it is known.
///   - id: its name, out of its public half; `nil` where what was sent is no key.
public func decide(
    _ command: RegisterPersonKey,
    on key: PersonKey?,
    id: PersonKeyID?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    if let refusal = officeActsInPerson(command.registeredBy, of: command.branch, actor) { return .refused(refusal) }
    let faults = keyIsSound(command, id: id)
    guard faults.isEmpty, let id else { return .refused(Refusal("keyIsSound", faults: faults)) }
    if let refusal = keyIsOnePersons(key, command.branch, command.holder, command.role) ?? revokedKeyStaysRevoked(key) {
        return .refused(refusal)
    }
    if key?.standing == .registered { return .accepted([]) }
    let word = PersonKey.Proposal(by: command.registeredBy, role: actor.role)
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
                    at: now,
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
            proposedAs: actor.role
        )
    ])
}

/// A key counts no more, by its holder's act or by the branch's; revoked once, it stays so. A term begins for its public
/// half (policy `endedAccreditation`).
public func decide(
    _ command: RevokePersonKey,
    on key: PersonKey?,
    policy: RetentionPolicy,
    by actor: Actor,
    at now: Instant
) -> Decision {
    let isHolder = key.map { actor.role == $0.role && actor.id == $0.holder.value && command.revokedBy == $0.holder }
    if isHolder != true, let refusal = officeActsInPerson(command.revokedBy, of: command.branch, actor) {
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
            at: now,
            keptUntil: now.parisDay.adding(months: 12 * policy.endedAccreditation).startInParis
        )
    ])
}

/// The public half of a revoked key is no longer kept.
public func decideRetention(of key: PersonKey, at now: Instant) -> Decision {
    guard let until = key.keptUntil, until <= now else { return .accepted([]) }
    return .accepted([
        KeyRetentionEnded(key: key.key, branch: key.branch, holder: key.holder, role: key.role, endedAt: now)
    ])
}
