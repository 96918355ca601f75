/// A person's key counts no more: lost, stolen, or its holder acts there no more. One person's act is enough.
public struct RevokePersonKey: Command {
    public static let type: MessageType = "evaluation.revoke-person-key.v1"
    /// The key.
    public var key: PersonKeyID
    /// The branch.
    public var branch: BranchID
    /// Whose key it is.
    public var holder: PersonID
    /// The branch's officer or authority, or the holder.
    public var revokedBy: PersonID

    public var about: DossierID? { nil }
}
