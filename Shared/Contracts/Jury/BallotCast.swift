/// A member has voted. It stays in the panel's store: what leaves holds counts, never who voted how.
public struct BallotCast: Event, SignedEvent, KeptByPanel {
    public static let type: MessageType = "jury.ballot-cast.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The member.
    public var member: PersonID
    /// The votes.
    public var ballot: Ballot
    /// Who cast it, where the member votes by proxy.
    public var castBy: PersonID? = nil
    public var signedWith: PersonKeyID? = nil

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}

/// An event that never leaves the store of the panel that recorded it: it is journalled, and published to nobody.
public protocol KeptByPanel: Event {}
