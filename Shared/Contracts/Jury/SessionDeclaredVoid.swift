/// A session has no effect: nobody can sign its minutes for a college. What it examined is examined anew, and what it voted to
/// take back stands.
public struct SessionDeclaredVoid: Event {
    public static let type: MessageType = "jury.session-declared-void.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// The officer.
    public var officer: PersonID
    /// The college for which nobody can sign.
    public var college: College
    /// Until when the reason is kept.
    public var keptUntil: Instant? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
    public var person: PersonID? { officer }
}

/// A vote to take a decision back has come to nothing, because its session is void: the decision stands.
public struct RescissionVoided: Event {
    public static let type: MessageType = "jury.rescission-voided.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The session that is void.
    public var session: SessionID
    /// The decision that stands.
    public var decision: DecisionID

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}
