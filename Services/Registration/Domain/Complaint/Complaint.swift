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

    /// Every event that a complaint is made of.
    public static let events: [any Event.Type] = [
        ComplaintReceived.self, PartyHeard.self, ComplaintDecided.self, ComplaintReminded.self, ComplaintFellDue.self,
        ComplaintRetentionEnded.self,
    ]

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

extension Complaint {
    /// The complaint after an event. An event that it does not know, or that does not fit, leaves it as it is.
    public static func evolve(_ state: Complaint?, _ event: any Event) -> Complaint? {
        if let event = event as? ComplaintReceived {
            return Complaint(
                complaint: event.complaint,
                branch: event.branch,
                dossier: event.dossier,
                subject: event.subject,
                concerned: event.concerned,
                complainant: event.complainant,
                heard: [:],
                instructors: [],
                decideBy: event.decideBy,
                remindAt: event.remindAt,
                toldOverdue: false,
                stage: .open
            )
        }
        guard var state else { return nil }
        switch event {
        case let event as PartyHeard:
            state.heard[event.party] = event.heard
            if !state.instructors.contains(event.instructor) { state.instructors.append(event.instructor) }
        case let event as ComplaintDecided:
            state.stage = event.upheld ? .upheld : .dismissed
            state.keptUntil = event.keptUntil
        case is ComplaintRetentionEnded: state.keptUntil = nil
        case let event as ComplaintReminded: state.remindAt.removeAll { $0 <= event.remindedAt }
        case is ComplaintFellDue: state.toldOverdue = true
        default: break
        }
        return state
    }

    /// The due time at which whoever it waits for is reminded.
    public static let reminder = "reminder"
    /// The due time at which it is to be decided.
    public static let decision = "decision"
    /// The due time at which what was said in it is no longer kept.
    public static let retentionEnd = "retention"

    /// `reminder`: when whoever it waits for is reminded. `decision`: when it is to be decided; gone once told or over.
    /// `retention`: once it is over, when what was said is no longer kept.
    public var dueTimes: [DueTime] {
        guard stage == .open else { return keptUntil.map { [DueTime(Complaint.retentionEnd, at: $0)] } ?? [] }
        return remindAt.prefix(1).map { DueTime(Complaint.reminder, at: $0) }
            + (toldOverdue ? [] : [DueTime(Complaint.decision, at: decideBy)])
    }

    /// The key by which the open complaints in a file are found.
    public static func open(in dossier: DossierID, _ complaint: ComplaintID) -> Claim {
        Claim("\(openIn(dossier))\(complaint)")
    }

    /// What the keys of the open complaints in a file begin with; `0` comes right behind the slash.
    public static func openIn(_ dossier: DossierID) -> String { "open-complaint/\(dossier)/" }

    /// In which file it is open, and whether it is overdue.
    public var claims: [Claim] {
        guard stage == .open else { return [] }
        return (dossier.map { [Complaint.open(in: $0, complaint)] } ?? [])
            + (toldOverdue ? [.overdue(StreamID(Complaint.kind, complaint.value))] : [])
    }

    /// What waits on somebody: the hearing of both sides, then the decision.
    public var openSteps: [OpenStep] {
        guard stage == .open else { return [] }
        return [
            OpenStep(
                branch: branch,
                subject: StreamID(Complaint.kind, complaint.value),
                step: "complaint",
                responsible: heard.count < ComplaintParty.allCases.count ? .officer : .authority,
                dueAt: decideBy,
                remindAt: remindAt,
                isOverdue: toldOverdue
            )
        ]
    }
}
