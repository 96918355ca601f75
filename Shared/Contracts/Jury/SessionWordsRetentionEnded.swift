/// The minutes' own term is over (policy `minutesAndRegister`): why a slip was mended, and why a member no longer could
/// sign, is no longer kept. What was decided stays.
public struct SessionWordsRetentionEnded: Event {
    public static let type: MessageType = "jury.session-words-retention-ended.v1"
    /// The session.
    public var session: SessionID
    /// The panel.
    public var panel: PanelID
    /// Who presided.
    public var chair: PersonID
    /// The last moment of what is removed.
    public var through: Instant

    public var stream: StreamID { StreamID("session", session.value) }
    public var about: DossierID? { nil }
    public var erasesPersonal: ErasedPersonal? { ErasedPersonal(of: chair, in: [stream], through: through) }
}
