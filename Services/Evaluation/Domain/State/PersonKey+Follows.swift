public import Contracts
import Scheme

extension PersonKey {
    /// What all keys begin with that were ever registered in a branch.
    public static func prefix(_ branch: BranchID) -> String { "person-key/\(branch)/" }

    /// What all keys begin with that were ever registered for a role in a branch.
    public static func prefix(_ branch: BranchID, _ role: Actor.Role) -> String {
        prefix(branch) + role.rawValue + "/"
    }

    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// The place among the keys of its role, held for ever once it is registered.
    public var claims: [Claim] {
        standing != .proposed ? [Claim(Self.prefix(branch, role) + key.value)] : []
    }

    /// When the public half of a revoked key goes.
    public var dueTimes: [DueTime] { keptUntil.map { [DueTime(Self.retentionEnd, at: $0)] } ?? [] }
}
