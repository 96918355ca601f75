/// The term of a revoked key's public half is over: every store that has it removes it.
public struct KeyRetentionEnded: Event {
    public static let type: MessageType = "evaluation.key-retention-ended.v1"
    /// The key.
    public var key: PersonKeyID
    /// The branch.
    public var branch: BranchID
    /// Whose key it was.
    public var holder: PersonID
    /// The role in which the holder signed with it.
    public var role: Actor.Role
    /// The end of the term.
    public var endedAt: Instant

    public var stream: StreamID { StreamID("person-key", key.value) }
    public var about: DossierID? { nil }
    public var erasesPersonal: ErasedPersonal? {
        ErasedPersonal(of: holder, in: [stream, StreamID("noted-key", key.value)], through: endedAt)
    }
}
