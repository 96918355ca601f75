/// A key is proposed for a person, by the first of the two whom it takes; nothing is signed with it yet. What differs is a
/// proposal of its own, and takes its place.
public struct KeyProposed: Event, SignedEvent {
    public static let type: MessageType = "evaluation.key-proposed.v1"
    /// The key.
    public var key: PersonKeyID
    /// The branch.
    public var branch: BranchID
    /// Whose key it is to be.
    public var holder: PersonID
    /// The role in which the holder signs with it.
    public var role: Actor.Role
    /// What makes its signatures.
    public var kind: PersonKeyKind
    /// Who proposes it.
    public var proposedBy: PersonID
    /// The role in which they do.
    public var proposedAs: Actor.Role
    public var signedWith: PersonKeyID? = nil

    public var stream: StreamID { StreamID("person-key", key.value) }
    public var about: DossierID? { nil }
}
