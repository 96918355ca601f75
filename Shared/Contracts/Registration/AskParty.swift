/// An officer asks one side of a complaint to say what it has to say, and notes it. Without an answer by the last day, the
/// complaint is decided without.
public struct AskParty: Command {
    public static let type: MessageType = "registration.ask-party.v1"
    /// The complaint.
    public var complaint: ComplaintID
    /// The side.
    public var party: ComplaintParty
    /// The officer.
    public var instructor: PersonID

    public var about: DossierID? { nil }
}

/// One side of a complaint has been asked.
public struct PartyAsked: Event {
    public static let type: MessageType = "registration.party-asked.v1"
    /// The complaint.
    public var complaint: ComplaintID
    /// The file in which it happened, where it was in one.
    public var dossier: DossierID?
    /// The side.
    public var party: ComplaintParty
    /// The officer.
    public var instructor: PersonID
    /// The day in Paris.
    public var askedOn: Day
    /// The last day for an answer.
    public var answerBy: Day

    public var stream: StreamID { StreamID("complaint", complaint.value) }
    public var about: DossierID? { dossier }
}
