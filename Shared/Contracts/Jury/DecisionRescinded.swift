/// A later session takes a decision back, with a reason (specification, step 6). A certificate that is not issued yet
/// is voided, one that is issued must be revoked.
public struct DecisionRescinded: Event {
    public static let type: MessageType = "jury.decision-rescinded.v1"
    /// The decision that is taken back.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The attempt that it was about.
    public var attempt: Int
    /// The session that takes it back.
    public var session: SessionID
    /// That session's day.
    public var rescindedOn: Day
    /// The candidate.
    public var candidate: PersonID
    public var personal: ReasonPersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// A reason in somebody's words.
public struct ReasonPersonal: Codable, Sendable, Equatable {
    /// The words.
    public var reason: String
}
