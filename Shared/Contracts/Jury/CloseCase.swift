/// Who presides closes the vote on a file, with the jury's words: a reason for each element on which it departs from the
/// booklet, a recommendation for each missing one (specification, step 6). Words on other elements are left out of what
/// follows, since they cannot be chosen before the votes are counted.
public struct CloseCase: Command {
    public static let type: MessageType = "jury.close-case.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// The chair; the vice-chair where the chair is recused.
    public var closedBy: PersonID
    /// The candidate, whose the words are.
    public var candidate: PersonID
    public var personal: ExaminationPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
