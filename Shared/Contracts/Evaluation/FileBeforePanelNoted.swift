/// Evaluation has heard that a file which it transmitted is before its panel no more, or is so again: by this it counts how
/// many files each panel has (specification, step 5).
public struct FileBeforePanelNoted: Event {
    public static let type: MessageType = "evaluation.file-before-panel-noted.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// Whether the panel has it to decide.
    public var isOpen: Bool

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
}
