public import Contracts
import Scheme

/// The public half of a revoked key is no longer kept.
public func decideRetention(of key: PersonKey, at now: Instant) -> Decision {
    guard let until = key.keptUntil, until <= now else { return .accepted([]) }
    return .accepted([
        KeyRetentionEnded(key: key.key, branch: key.branch, holder: key.holder, role: key.role, endedAt: now)
    ])
}
