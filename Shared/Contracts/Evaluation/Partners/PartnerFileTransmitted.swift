/// For the branch's partner: both observers have signed, and the file goes to the jury.
public struct PartnerFileTransmitted: PartnerEvent {
    public static let type: MessageType = "evaluation.partner-file-transmitted.v1"
    /// The branch that registered it.
    public var branch: BranchID
    /// The file.
    public var dossier: DossierID
    /// The kind of certificate asked for.
    public var certificateKind: CertificateKindID
    /// The panel that is to decide.
    public var panel: PanelID

    public var about: DossierID? { dossier }
}
