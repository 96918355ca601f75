/// Somebody of a branch registers a key for a person who acts there. It takes two: the first one's word is a proposal, and
/// the same word of the second makes the key count. The holder may be one of them.
public struct RegisterPersonKey: Command {
    public static let type: MessageType = "evaluation.register-person-key.v1"
    /// The branch.
    public var branch: BranchID
    /// Whose key it is to be.
    public var holder: PersonID
    /// The role in which the holder signs with it: `juryMember`, `officer` or `authority`.
    public var role: Actor.Role
    /// What makes its signatures.
    public var kind: PersonKeyKind
    /// The branch's officer or authority who says so.
    public var registeredBy: PersonID
    public var personal: PersonKeyPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { holder }
}
