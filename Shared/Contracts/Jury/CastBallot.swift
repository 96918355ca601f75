/// A member votes on a file, element by element; cast again, the new ballot replaces the former one until the vote is
/// closed (specification, step 6).
public struct CastBallot: Command {
    public static let type: MessageType = "jury.cast-ballot.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The member; who sends it is that member, or holds the proxy of that absent member.
    public var member: PersonID
    /// The votes.
    public var ballot: Ballot

    public var about: DossierID? { dossier }
}
