/// A complaint is upheld or not; it is over.
public struct ComplaintDecided: Event {
    public static let type: MessageType = "registration.complaint-decided.v1"
    /// The complaint.
    public var complaint: ComplaintID
    /// The file in which it happened, where it was in one.
    public var dossier: DossierID?
    /// Who complains.
    public var complainant: PersonID
    /// Whether it is upheld.
    public var upheld: Bool
    /// Who decided for the branch.
    public var authority: PersonID
    /// The day in Paris.
    public var decidedOn: Day
    /// Until when what was said is kept; absent where the complaint goes with its file.
    public var keptUntil: Instant? = nil
    public var personal: ComplaintPersonal?

    public var stream: StreamID { StreamID("complaint", complaint.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { complainant }
}
