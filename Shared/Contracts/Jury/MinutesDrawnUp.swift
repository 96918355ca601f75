/// The minutes stand and wait for two signatures; signatures under an earlier version are void (specification, step
/// 6).
public struct MinutesDrawnUp: Event {
    public static let type: MessageType = "jury.minutes-drawn-up.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// SHA-256, hexadecimal, over the canonical form of the minutes.
    public var digest: String
    /// What became of each file, in the order of the agenda.
    public var lines: [MinutesLine]
    /// When the signatures are due.
    public var signBy: Instant
    /// When who has not signed is reminded, the earliest first.
    public var remindAt: [Instant]

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
}
