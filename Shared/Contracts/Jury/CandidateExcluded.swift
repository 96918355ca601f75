/// The jury has excluded the candidate for fraud, before it had decided: the file is over. It says enough for a panel that
/// lost everything else about the file to know that.
public struct CandidateExcluded: Event {
    public static let type: MessageType = "jury.candidate-excluded.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that ends with it.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// That session's day.
    public var excludedOn: Day
    /// The candidate.
    public var candidate: PersonID
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
