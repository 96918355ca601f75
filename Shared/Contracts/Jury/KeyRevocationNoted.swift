/// A panel has heard that a key of its branch counts no more.
public struct KeyRevocationNoted: Event {
    public static let type: MessageType = "jury.key-revocation-noted.v1"
    /// The panel.
    public var panel: PanelID
    /// The key.
    public var key: PersonKeyID
    /// The branch.
    public var branch: BranchID
    /// Whose key it is.
    public var holder: PersonID
    /// The role in which the holder signed with it.
    public var role: Actor.Role

    public var stream: StreamID { StreamID("noted-key", key.value) }
    public var about: DossierID? { nil }
}
