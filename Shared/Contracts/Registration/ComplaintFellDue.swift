/// A complaint has not been decided by its due time.
public struct ComplaintFellDue: Event {
    public static let type: MessageType = "registration.complaint-fell-due.v1"
    /// The complaint.
    public var complaint: ComplaintID
    /// The branch that answers for it.
    public var branch: BranchID
    /// When it was to be decided.
    public var dueAt: Instant

    public var stream: StreamID { StreamID("complaint", complaint.value) }
    public var about: DossierID? { nil }
}
