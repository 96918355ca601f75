/// Which keys do the people of a branch sign with, by whom were they registered, and which are revoked?
public struct ListPersonKeys: Question {
    public static let name = "evaluation.list-person-keys"
    /// The branch.
    public var branch: BranchID
    /// Where the page before this one ended.
    public var after: String?

    /// The keys of a branch, or a further page of them.
    public init(branch: BranchID, after: String? = nil) {
        self.branch = branch
        self.after = after
    }

    /// One page of keys, role by role.
    public struct Reply: Codable, Sendable, Equatable {
        /// The keys that were ever registered.
        public var keys: [ListedKey]
        /// Where the next page begins; absent on the last one.
        public var next: String?

        /// A page.
        public init(keys: [ListedKey], next: String?) {
            self.keys = keys
            self.next = next
        }
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
    public var proposedBy: PersonID?
    /// Who has confirmed it.
    public var confirmedBy: PersonID?
    /// Since when it counts.
    public var registeredAt: Instant?
    /// Who has revoked it; absent while it counts.
    public var revokedBy: PersonID?
    /// Since when it counts no more.
    public var revokedAt: Instant?

    /// A key, as far as its end is not known.
    public init(key: PersonKeyID, holder: PersonID, role: Actor.Role, kind: PersonKeyKind?) {
        self.key = key
        self.holder = holder
        self.role = role
        self.kind = kind
    }
}
