public import Contracts

// A complaint.
//
//   stage                     what comes           next
//   -----------------------   ------------------   ---------------------------------
//   (none)                    ComplaintReceived    open, nobody heard
//   open                      PartyAsked           open, that side asked, and until when
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
    /// Who was asked, and until when an answer is waited for; `nil` for nobody.
    public var asked: [AskedParty]?
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

    /// The last day for an answer of a side that was asked; `nil` where it was not.
    func answersDue(_ party: ComplaintParty) -> Day? { asked?.first { $0.party == party }?.answerBy }

    /// Whether a side was heard, or was asked and has not answered in time.
    func isSettled(_ party: ComplaintParty, on day: Day) -> Bool {
        heard[party] != nil || (answersDue(party).map { $0 < day } ?? false)
    }

    /// How far a complaint has come.
    public enum Stage: String, Codable, Sendable, Equatable {
        /// The sides are being heard.
        case open
        /// Decided.
        case upheld, dismissed
    }
}

/// A side of a complaint that was asked.
public struct AskedParty: Codable, Sendable, Equatable {
    /// Which.
    public var party: ComplaintParty
    /// The last day for its answer.
    public var answerBy: Day
}
