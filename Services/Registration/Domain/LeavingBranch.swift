public import Contracts

/// A branch that has left a kind of certificate: its open files run until a day, and are then looked at a page at a time.
public struct LeavingBranch: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "leaving-branch"

    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [BranchLeavingRecorded.self, OpenFilesSwept.self]

    /// The branch.
    public internal(set) var branch: BranchID
    /// What it has left.
    public internal(set) var certificateKind: CertificateKindID
    /// The last day on which its open files run there.
    public internal(set) var openFilesUntil: Day
    /// How many pages of files were looked at.
    public internal(set) var pages: Int = 0
    /// The last file that was looked at; `nil` before the first.
    public internal(set) var sweptUpTo: DossierID?
    /// Whether all were.
    public internal(set) var isSwept: Bool = false

    /// The state after one more event.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as BranchLeavingRecorded:
            return Self(
                branch: event.branch,
                certificateKind: event.certificateKind,
                openFilesUntil: event.openFilesUntil
            )
        case let event as OpenFilesSwept:
            var state = state
            state?.pages += 1
            state?.sweptUpTo = event.upTo
            state?.isSwept = event.upTo == nil
            return state
        default: return state
        }
    }

    /// The key of its stream.
    public static func key(_ branch: BranchID, _ kind: CertificateKindID) -> String {
        String(leavingStream(branch, kind).key)
    }

    /// The due time at which the next page of files is looked at.
    public static let sweep = "sweep"

    /// The first moment at which its files run there no more.
    var endsAt: Instant { openFilesUntil.adding(days: 1).startInParis }

    /// Whether its files run there no more.
    func isOver(at now: Instant) -> Bool { endsAt <= now }

    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// None.
    public var claims: [Claim] { [] }

    /// None.
    public var numbers: [TakenNumber] { [] }

    /// When the next page of files is looked at: from the day after the agreed one, one after the other.
    public var dueTimes: [DueTime] {
        isSwept ? [] : [DueTime(Self.sweep, at: endsAt.adding(milliseconds: Int64(pages)))]
    }
}
