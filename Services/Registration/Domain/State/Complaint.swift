public import Contracts

// A complaint.
//
//   stage                     what comes           next
//   -----------------------   ------------------   ---------------------------------
//   (none)                    ComplaintReceived    open, nobody heard
//   open                      PartyHeard           open, that side heard
//   open, both sides heard    ComplaintDecided     upheld or dismissed

/// A complaint (*réclamation*) about a person or the process.
public struct Complaint: Codable, Sendable, Equatable {
    /// The kind of the complaints' streams.
    public static let kind = "complaint"

    /// The complaint.
    public var complaint: ComplaintID
    /// The branch that answers for it.
    public var branch: BranchID
    /// The file in which it happened; `nil` where it was in none.
    public var dossier: DossierID?
    /// What it is about.
    public var subject: ComplaintSubject
    /// The person complained of; `nil` where it is about the process.
    public var concerned: PersonID?
    /// Who complains.
    public var complainant: PersonID
    /// Who was heard for which side.
    public var heard: HeardParties
    /// The officers who have heard somebody.
    public var instructors: [PersonID]
    /// When it is to be decided.
    public var decideBy: Instant
    /// When whoever it waits for is still to be reminded, the earliest first.
    public var remindAt: [Instant]
    /// Whether it has been told that it is overdue.
    public var toldOverdue: Bool
    /// How far it has come.
    public var stage: Stage
    /// Until when what was said in it is kept, where it is in no file; `nil` while it is open, and once that is gone.
    public var keptUntil: Instant?

    /// How far a complaint has come.
    public enum Stage: String, Codable, Sendable, Equatable {
        /// The sides are being heard.
        case open
        /// Decided.
        case upheld, dismissed
    }
}
