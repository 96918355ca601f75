/// A panel has heard that a key is registered for somebody who acts in its branch.
public struct KeyNoted: Event {
    public static let type: MessageType = "jury.key-noted.v1"
    /// The panel.
    public var panel: PanelID
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
    public var personal: PersonKeyPersonal?

    public var stream: StreamID { StreamID("noted-key", key.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { holder }
}
