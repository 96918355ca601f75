/// Who presides tells that the session adjourns a file and asks something more: of whom, what, and how the colleges voted
/// (specification, step 6).
public struct AskForSupplement: Command {
    public static let type: MessageType = "jury.ask-for-supplement.v1"
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
    /// Of whom; never empty.
    public var asked: [SupplementParty]
    /// The votes for it.
    public var votes: ByCollege<VoteCount>
    /// The candidate.
    public var candidate: PersonID
    public var personal: SupplementPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
