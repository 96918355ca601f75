/// Registration has opened a further attempt: this one can no longer be examined again, nor its decision taken back.
public struct CaseLeftForReassessment: Event {
    public static let type: MessageType = "jury.case-left-for-reassessment.v1"
    /// The file.
    public var dossier: DossierID
    /// The panel.
    public var panel: PanelID
    /// The attempt that ends with it.
    public var attempt: Int

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}
