public import Contracts
public import Scheme

/// A key with which a person signs what they do in a role of a branch, from its proposal on.
public struct PersonKey: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "person-key"
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        KeyProposed.self, KeyRegistered.self, KeyRevoked.self, KeyRetentionEnded.self,
    ]
    /// The due time at which the public half of a revoked key is no longer kept.
    public static let retentionEnd = "retention"

    /// Which.
    public internal(set) var key: PersonKeyID
    /// The branch.
    public internal(set) var branch: BranchID
    /// Whose it is.
    public internal(set) var holder: PersonID
    /// The role in which the holder signs with it.
    public internal(set) var role: Actor.Role
    /// What makes its signatures; `nil` where only its end is known, after a restore.
    public internal(set) var kind: PersonKeyKind?
    /// How far it has come.
    public internal(set) var standing: KnownKey.Standing
    /// Who has proposed it, and in which role; `nil` where that is not known any more.
    public internal(set) var proposal: Proposal?
    /// By whom it was confirmed, and when; `nil` where it was not, or that is not known any more.
    public internal(set) var confirmation: Act?
    /// By whom it was revoked, and when; `nil` while it is not.
    public internal(set) var revocation: Act?
    /// Until when the public half of a revoked key is kept; `nil` before, and once it is over.
    public internal(set) var keptUntil: Instant?

    /// By whom a key was proposed.
    public struct Proposal: Codable, Sendable, Equatable {
        /// Who.
        public internal(set) var by: PersonID
        /// The role in which they did.
        public internal(set) var role: Actor.Role?
    }

    /// Who did something, and when.
    public struct Act: Codable, Sendable, Equatable {
        /// Who.
        public internal(set) var by: PersonID
        /// When.
        public internal(set) var at: Instant
    }

    /// The key as it is listed.
    public var listed: ListedKey {
        var listed = ListedKey(key: key, holder: holder, role: role, kind: kind)
        listed.proposedBy = proposal?.by
        (listed.confirmedBy, listed.registeredAt) = (confirmation?.by, confirmation?.at)
        (listed.revokedBy, listed.revokedAt) = (revocation?.by, revocation?.at)
        return listed
    }

    /// Whether that person signs with it, or is to, in that role of that branch.
    func isFor(_ branch: BranchID, _ holder: PersonID, _ role: Actor.Role) -> Bool {
        self.branch == branch && self.holder == holder && self.role == role
    }

    /// The key as a signature is judged by it.
    public var known: KnownKey { KnownKey(standing: standing, branch: branch, holder: holder, role: role) }
}
