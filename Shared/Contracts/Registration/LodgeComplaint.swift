/// Somebody complains of a person or of the process; an officer may record it for them.
public struct LodgeComplaint: Command {
    public static let type: MessageType = "registration.lodge-complaint.v1"
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
    public var personal: ComplaintPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { complainant }
}
