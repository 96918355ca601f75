/// A person's key counts no more; what was signed with it before still does. It is not registered again.
public struct KeyRevoked: Event, SignedEvent {
    public static let type: MessageType = "evaluation.key-revoked.v1"
    /// The key.
    public var key: PersonKeyID
    /// The branch.
    public var branch: BranchID
    /// Whose key it is.
    public var holder: PersonID
    /// The role in which the holder signed with it.
    public var role: Actor.Role
    /// Who has revoked it.
    public var revokedBy: PersonID
    /// Since when it counts no more.
    public var at: Instant
    /// Until when its public half is kept.
    public var keptUntil: Instant
    public var signedWith: PersonKeyID? = nil

    public var stream: StreamID { StreamID("person-key", key.value) }
    public var about: DossierID? { nil }
}
