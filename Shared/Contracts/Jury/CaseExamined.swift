/// The jury has examined a file element by element. It takes effect with the second signature under the minutes; until
/// then the file is undecided (specification, step 6).
public struct CaseExamined: Event {
    public static let type: MessageType = "jury.case-examined.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// Who presided.
    public var closedBy: PersonID
    /// The candidate.
    public var candidate: PersonID
    /// What was found, in counts by college.
    public var examination: Examination
    public var personal: ExaminationPersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
