public import Contracts

/// A branch that has left a kind of certificate: its open files run until a day, and are then looked at a page at a time.
public struct LeavingBranch: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "leaving-branch"

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
}
