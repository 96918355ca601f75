/// The file stays with the panel for a later session (specification, step 6).
public struct CaseAdjourned: Event {
    public static let type: MessageType = "jury.case-adjourned.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session.
    public var session: SessionID
    /// Why.
    public var cause: AdjournmentCause
    /// When it is due before a session again.
    public var decideBy: Instant

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}
