/// An appeal has lost its object before it was decided.
public struct AppealClosed: Event {
    public static let type: MessageType = "jury.appeal-closed.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The panel that decided.
    public var panel: PanelID
    /// Why.
    public var cause: AppealClosingCause

    public var stream: StreamID { StreamID("appeal", decision.value) }
    public var about: DossierID? { dossier }
}

/// Why an appeal has lost its object.
public enum AppealClosingCause: String, Codable, Sendable, CaseIterable {
    /// A session has taken the decision back.
    case rescinded
    /// The candidate has asked to be assessed again, and so accepts the decision.
    case reassessed
}
