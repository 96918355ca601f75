/// The candidate appeals (*recours*) against a decision of the jury, on form, procedure or a material error; its
/// appreciation is sovereign (policy `appeal`).
public struct LodgeAppeal: Command {
    public static let type: MessageType = "jury.lodge-appeal.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel that decided.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// What the appeal rests on.
    public var ground: AppealGround
    public var personal: ReasonPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
