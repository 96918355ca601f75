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
}
