/// An officer lays down what one side of a complaint said, or that it did not answer when it was asked to.
public struct HearParty: Command {
    public static let type: MessageType = "registration.hear-party.v1"
    /// The complaint.
    public var complaint: ComplaintID
    /// The side.
    public var party: ComplaintParty
    /// Who was heard for it.
    public var heard: PersonID
    /// The officer who heard them.
    public var instructor: PersonID
    public var personal: ComplaintPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { heard }
}
