/// Which keys do the people of a branch sign with, by whom were they registered, and which are revoked?
public struct ListPersonKeys: Question {
    public static let name = "evaluation.list-person-keys"
    /// The branch.
    public var branch: BranchID
    /// Where the page before this one ended.
    public var after: String? = nil

    /// One page of keys, role by role.
    public struct Reply: Codable, Sendable, Equatable {
        /// The keys that were ever registered.
        public var keys: [ListedKey]
        /// Where the next page begins; absent on the last one.
        public var next: String?
    }
}

/// A key as an operator or a registrar sees it: whose it is and how it came there; not the key.
public struct ListedKey: Codable, Sendable, Equatable {
    /// Its name.
    public var key: PersonKeyID
    /// Whose it is.
    public var holder: PersonID
    /// The role in which the holder signs with it.
    public var role: Actor.Role
    /// What makes its signatures; absent where only its end is known.
    public var kind: PersonKeyKind?
    /// Who has proposed it; absent where that is not known any more.
    public var proposedBy: PersonID? = nil
    /// Who has confirmed it.
    public var confirmedBy: PersonID? = nil
    /// Since when it counts.
    public var registeredAt: Instant? = nil
    /// Who has revoked it; absent while it counts.
    public var revokedBy: PersonID? = nil
    /// Since when it counts no more.
    public var revokedAt: Instant? = nil
}
