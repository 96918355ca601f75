/// One side of a complaint has been heard.
public struct PartyHeard: Event {
    public static let type: MessageType = "registration.party-heard.v1"
    /// The complaint.
    public var complaint: ComplaintID
    /// The file in which it happened, where it was in one.
    public var dossier: DossierID?
    /// The side.
    public var party: ComplaintParty
    /// Who was heard for it.
    public var heard: PersonID
    /// The officer who heard them.
    public var instructor: PersonID
    /// The day in Paris.
    public var heardOn: Day
    public var personal: ComplaintPersonal?

    public var stream: StreamID { StreamID("complaint", complaint.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { heard }
}

/// The two sides of a complaint.
public enum ComplaintParty: String, Codable, Sendable, CaseIterable {
    /// Who complains.
    case complainant
    /// The person complained of, or who answers for the process.
    case concerned
}
