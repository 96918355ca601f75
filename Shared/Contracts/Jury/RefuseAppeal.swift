/// An officer refuses an appeal as inadmissible, with a reason.
public struct RefuseAppeal: Command {
    public static let type: MessageType = "jury.refuse-appeal.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel that decided.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// Why.
    public var cause: AppealRefusalCause
    /// The officer.
    public var officer: PersonID
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
