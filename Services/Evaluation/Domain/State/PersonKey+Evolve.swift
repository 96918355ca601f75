public import Contracts
import Scheme

extension PersonKey {
    /// The key after one more event. Total: an event that does not fit leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as KeyProposed:
            guard state?.standing ?? .proposed == .proposed else { return state }
            var key = Self(event.key, event.branch, event.holder, event.role, .proposed)
            key.kind = event.kind
            key.proposal = Proposal(by: event.proposedBy, role: event.proposedAs)
            return key
        case let event as KeyRegistered:
            guard state?.standing ?? .proposed == .proposed else { return state }
            var key = Self(event.key, event.branch, event.holder, event.role, .registered)
            key.kind = event.kind
            key.confirmation = Act(by: event.confirmedBy, at: event.at)
            let proposed = state?.proposal.flatMap { $0.by == event.proposedBy ? $0 : nil }
            key.proposal = proposed ?? Proposal(by: event.proposedBy)
            return key
        case let event as KeyRevoked:
            var key = state?.counted ?? Self(event.key, event.branch, event.holder, event.role, .revoked)
            key.standing = .revoked
            key.revocation = Act(by: event.revokedBy, at: event.at)
            key.keptUntil = event.keptUntil
            return key
        case let event as KeyRetentionEnded:
            var key = state?.counted ?? Self(event.key, event.branch, event.holder, event.role, .revoked)
            key.standing = .revoked
            key.keptUntil = nil
            return key
        default: return state
        }
    }

    private init(
        _ key: PersonKeyID,
        _ branch: BranchID,
        _ holder: PersonID,
        _ role: Actor.Role,
        _ standing: KnownKey.Standing
    ) {
        self.key = key
        self.branch = branch
        self.holder = holder
        self.role = role
        self.standing = standing
    }

    /// The same where it was registered; after a restore a proposal may be all that is left of it, and another's.
    private var counted: Self? { standing == .proposed ? nil : self }
}
