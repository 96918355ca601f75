/// A complaint (*réclamation*) has been received; it is decided by its due time.
public struct ComplaintReceived: Event {
    public static let type: MessageType = "registration.complaint-received.v1"
    /// The complaint.
    public var complaint: ComplaintID
    /// The branch that answers for it.
    public var branch: BranchID
    /// The file in which it happened, where it was in one.
    public var dossier: DossierID?
    /// What it is about.
    public var subject: ComplaintSubject
    /// The person complained of; absent where it is about the process.
    public var concerned: PersonID?
    /// Who complains.
    public var complainant: PersonID
    /// The day of its receipt in Paris.
    public var receivedOn: Day
    /// When it is to be decided.
    public var decideBy: Instant
    /// When whoever it waits for is reminded, the earliest first.
    public var remindAt: [Instant]
    public var personal: ComplaintPersonal?

    public var stream: StreamID { StreamID("complaint", complaint.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { complainant }
}

/// What a complaint is about.
public enum ComplaintSubject: String, Codable, Sendable, CaseIterable {
    /// What somebody did.
    case person
    /// How the process went.
    case process
}

/// What somebody says in a complaint, or is said to them.
public struct ComplaintPersonal: Codable, Sendable, Equatable {
    /// The words.
    public var words: String
}
