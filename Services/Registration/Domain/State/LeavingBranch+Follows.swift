public import Contracts
import Scheme

extension LeavingBranch {
    /// The key of its stream.
    public static func key(_ branch: BranchID, _ kind: CertificateKindID) -> String {
        String(leavingStream(branch, kind).key)
    }

    /// The due time at which the next page of files is looked at.
    public static let sweep = "sweep"

    /// The first moment at which its files run there no more.
    var endsAt: Instant { Deadline(lastDay: openFilesUntil).endsAt }

    /// Whether its files run there no more.
    func isOver(at now: Instant) -> Bool { endsAt <= now }

    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// When the next page of files is looked at: from the day after the agreed one, one after the other.
    public var dueTimes: [DueTime] {
        isSwept ? [] : [DueTime(Self.sweep, at: endsAt.adding(milliseconds: Int64(pages)))]
    }
}
