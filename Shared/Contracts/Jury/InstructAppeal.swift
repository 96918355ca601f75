/// Who instructs an appeal lays down what they found, for whoever decides it.
public struct InstructAppeal: Command {
    public static let type: MessageType = "jury.instruct-appeal.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel that decided.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// Who instructed it.
    public var instructor: PersonID
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
