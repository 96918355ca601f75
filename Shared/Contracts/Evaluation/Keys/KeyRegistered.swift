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
    public var signedWith: PersonKeyID? = nil
    public var personal: PersonKeyPersonal?

    public var stream: StreamID { StreamID("person-key", key.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { holder }
}
