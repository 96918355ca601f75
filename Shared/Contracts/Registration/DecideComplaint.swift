/// The branch authority upholds a complaint or does not, with a reason.
public struct DecideComplaint: Command {
    public static let type: MessageType = "registration.decide-complaint.v1"
    /// The complaint.
    public var complaint: ComplaintID
    /// Who complains.
    public var complainant: PersonID
    /// Whether it is upheld.
    public var upheld: Bool
    /// Who decides for the branch.
    public var authority: PersonID
    public var personal: ComplaintPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { complainant }

    /// What is decided, and why.
    public init(
        complaint: ComplaintID,
        complainant: PersonID,
        upheld: Bool,
        authority: PersonID,
        personal: ComplaintPersonal?
    ) {
        self.complaint = complaint
        self.complainant = complainant
        self.upheld = upheld
        self.authority = authority
        self.personal = personal
    }
}
