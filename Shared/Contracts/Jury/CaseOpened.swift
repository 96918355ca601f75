/// A transmitted booklet has reached its panel: the file is before the jury, for a first or a further attempt
/// (specification, step 5).
public struct CaseOpened: Event {
    public static let type: MessageType = "jury.case-opened.v1"
    /// What the panel keeps of it.
    public var file: CaseFile
    /// The panel.
    public var panel: PanelID
    /// When the jury's decision is due.
    public var decideBy: Instant
    public var personal: CandidatePersonal?

    public var stream: StreamID { StreamID("case", file.dossier.value) }
    public var about: DossierID? { file.dossier }
    public var person: PersonID? { file.candidate }
}
