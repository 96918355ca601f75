/// Whoever a complaint waits for is reminded that it falls due.
public struct ComplaintReminded: Event {
    public static let type: MessageType = "registration.complaint-reminded.v1"
    /// The complaint.
    public var complaint: ComplaintID
    /// The branch that answers for it.
    public var branch: BranchID
    /// Which reminder it is: when it was to be given.
    public var remindedAt: Instant
    /// When it is to be decided.
    public var decideBy: Instant

    public var stream: StreamID { StreamID("complaint", complaint.value) }
    public var about: DossierID? { nil }
}
