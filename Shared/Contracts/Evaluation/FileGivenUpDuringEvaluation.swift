/// Evaluation gives up a file whose branch has left: what was observed and not transmitted stays on record, unused.
public struct FileGivenUpDuringEvaluation: Event {
    public static let type: MessageType = "evaluation.file-given-up-during-evaluation.v1"
    /// The file.
    public var dossier: DossierID
    /// What was to be assessed in the attempt that ends with it, and what was carried.
    public var scope: AssessmentScope

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var endsEarly: DossierID? { dossier }
}

/// A recalled file is with the jury already: evaluation passes the recall on to its panel.
public struct FileRecalledFromJury: Event {
    public static let type: MessageType = "evaluation.file-recalled-from-jury.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that was transmitted.
    public var attempt: Int
    /// The panel that it went to.
    public var panel: PanelID

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var addressedPanel: PanelID? { panel }
}
