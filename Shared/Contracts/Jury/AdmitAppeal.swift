/// An officer admits an appeal that is in time and on grounds, and names who instructs it: nobody whom it concerns.
public struct AdmitAppeal: Command {
    public static let type: MessageType = "jury.admit-appeal.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel that decided.
    public var panel: PanelID
    /// Who instructs it.
    public var instructor: PersonID
    /// The officer.
    public var officer: PersonID

    public var about: DossierID? { dossier }
}
