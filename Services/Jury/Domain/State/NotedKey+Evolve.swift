public import Contracts
import Scheme

extension NotedKey {
    /// The state after an event. A revoked key stays revoked, in whatever order the two are heard.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard var key = state ?? Self(beginning: event) else { return nil }
        key.apply(event)
        return key
    }

    private init?(beginning event: any Event) {
        switch event {
        case let event as KeyNoted: self.init(event.branch, event.holder, event.role)
        case let event as KeyRevocationNoted: self.init(event.branch, event.holder, event.role)
        default: return nil
        }
    }

    private mutating func apply(_ event: any Event) {
        switch event {
        case let event as KeyNoted: kind = event.kind
        case is KeyRevocationNoted: isRevoked = true
        default: break
        }
    }
}
