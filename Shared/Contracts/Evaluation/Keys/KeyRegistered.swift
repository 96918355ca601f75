/// A key is registered for a person: what they sign with it in that role of that branch is their act.
public struct KeyRegistered: Event, SignedEvent {
    public static let type: MessageType = "evaluation.key-registered.v1"
    /// The key.
    public var key: PersonKeyID
    /// The branch.
    public var branch: BranchID
    /// Whose key it is.
    public var holder: PersonID
    /// The role in which the holder signs with it.
    public var role: Actor.Role
    /// What makes its signatures.
    public var kind: PersonKeyKind
    /// Who has proposed it.
    public var proposedBy: PersonID
    /// Who has confirmed it.
    public var confirmedBy: PersonID
    /// From when on it counts.
    public var at: Instant
    public var signedWith: PersonKeyID?
    public var personal: PersonKeyPersonal?

    public var stream: StreamID { StreamID("person-key", key.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { holder }

    /// A registered key.
    public init(
        key: PersonKeyID,
        branch: BranchID,
        holder: PersonID,
        role: Actor.Role,
        kind: PersonKeyKind,
        proposedBy: PersonID,
        confirmedBy: PersonID,
        at: Instant,
        personal: PersonKeyPersonal?
    ) {
        self.key = key
        self.branch = branch
        self.holder = holder
        self.role = role
        self.kind = kind
        self.proposedBy = proposedBy
        self.confirmedBy = confirmedBy
        self.at = at
        self.personal = personal
    }
}
