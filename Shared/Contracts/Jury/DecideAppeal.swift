/// The branch authority upholds or rejects an instructed appeal, with a reason.
public struct DecideAppeal: Command {
    public static let type: MessageType = "jury.decide-appeal.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel that decided.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// Whether it is upheld.
    public var upheld: Bool
    /// Who decides for the branch.
    public var authority: PersonID
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
