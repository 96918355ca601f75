/// An appeal has been received. It is decided by its due time; the decision stands meanwhile.
public struct AppealLodged: Event {
    public static let type: MessageType = "jury.appeal-lodged.v1"
    /// The decision that is appealed.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The panel that decided.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// What the appeal rests on.
    public var ground: AppealGround
    /// The day of its receipt in Paris.
    public var lodgedOn: Day
    /// The day on which the decision was notified: that of the second signature under its minutes.
    public var notifiedOn: Day
    /// When it is to be decided.
    public var decideBy: Instant
    /// When whoever it waits for is reminded, the earliest first.
    public var remindAt: [Instant]
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("appeal", decision.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// What an appeal rests on.
public enum AppealGround: String, Codable, Sendable, CaseIterable {
    /// The form of the decision.
    case form
    /// How it came about.
    case procedure
    /// A material error in it.
    case materialError
    /// What the jury thinks of the candidate: sovereign, and no ground.
    case appreciation
}
