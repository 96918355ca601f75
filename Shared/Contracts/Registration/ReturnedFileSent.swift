/// A file that was not awarded has gone back: to the candidate whole, with the recommendations; to the company of the
/// attempt without them, or to nobody where it exists no longer.
public struct ReturnedFileSent: Event {
    public static let type: MessageType = "registration.returned-file-sent.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt.
    public var attempt: Int
    /// The decision.
    public var decision: DecisionID
    /// The officer.
    public var sentBy: PersonID
    /// What the candidate got.
    public var toCandidate: [ReturnedPart]
    /// What the company of the attempt got; nothing where it exists no longer.
    public var toCompany: [ReturnedPart]
    /// The day since which the company exists no longer.
    public var companyCeasedOn: Day?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}

/// A part of a file that is returned.
public enum ReturnedPart: String, Codable, Sendable, CaseIterable {
    case registration, booklet, decision, recommendations
}
