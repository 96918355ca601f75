/// A member says that they do not come to a session, or leaves it while it sits; that one has, is also recorded by who presides
/// or by an officer. Whoever comes after all is noted by `OpenSession`.
public struct RecordDeparture: Command {
    public static let type: MessageType = "jury.record-departure.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// The member.
    public var member: PersonID
    /// Why.
    public var cause: Departure
    /// When they left a session that sits; absent where it is now, or where the session has not begun.
    public var at: Instant? = nil

    public var about: DossierID? { nil }
}

/// Why a member is not at a session, or not any more.
public enum Departure: String, Codable, Sendable, CaseIterable {
    /// They have to leave, or cannot come.
    case unavailable
    /// They do not sit on it.
    case declined
    /// They are ill.
    case illness
    /// They have died.
    case death
}
