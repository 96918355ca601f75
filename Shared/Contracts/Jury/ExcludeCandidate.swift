/// Who presides tells that the session excludes the candidate for fraud, and how the colleges voted on it. It takes effect
/// with the second signature under the minutes, and ends the file.
public struct ExcludeCandidate: Command {
    public static let type: MessageType = "jury.exclude-candidate.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The chair; the vice-chair where the chair is recused.
    public var presentedBy: PersonID
    /// The votes for it.
    public var votes: ByCollege<VoteCount>
    /// The candidate.
    public var candidate: PersonID
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
