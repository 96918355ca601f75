/// An appeal is inadmissible: out of time, or on no ground that the branch allows.
public struct AppealRefused: Event, SignedEvent {
    public static let type: MessageType = "jury.appeal-refused.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel that decided.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// Why.
    public var cause: AppealRefusalCause
    /// The officer.
    public var officer: PersonID
    public var signedWith: PersonKeyID? = nil
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("appeal", decision.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// Why an appeal is inadmissible.
public enum AppealRefusalCause: String, Codable, Sendable, CaseIterable {
    /// It came after the last day.
    case outOfTime
    /// It rests on no ground that the branch allows, or says one and disputes the jury's appreciation in fact.
    case groundNotAllowed
}
