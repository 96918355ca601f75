public import Contracts
public import Scheme

/// A key with which somebody who acts in the panel's branch signs, as the panel has heard of it.
public struct NotedKey: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "noted-key"
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [KeyNoted.self, KeyRevocationNoted.self]

    /// The branch.
    public internal(set) var branch: BranchID
    /// Whose it is.
    public internal(set) var holder: PersonID
    /// The role in which the holder signs with it.
    public internal(set) var role: Actor.Role
    /// What makes its signatures; `nil` where only its end was heard of.
    public internal(set) var kind: PersonKeyKind?
    /// Whether it counts no more.
    public internal(set) var isRevoked: Bool

    /// The key as a signature is judged by it.
    public var known: KnownKey {
        KnownKey(standing: isRevoked ? .revoked : .registered, branch: branch, holder: holder, role: role)
    }

    init(_ branch: BranchID, _ holder: PersonID, _ role: Actor.Role) {
        self.branch = branch
        self.holder = holder
        self.role = role
        isRevoked = false
    }
}
