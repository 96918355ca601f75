public import Contracts
import Scheme

/// What goes on around the accreditation that a branch conferred on an evaluator: reports, renewal, removal.
public struct AccreditationLife: Codable, Sendable, Equatable {
    /// The branch.
    public var branch: BranchID
    /// What the last letter states.
    public var conditions: AccreditationConditions
    /// The first day that the next report covers.
    public var reportFrom: Day
    /// The last day on which the next report is due.
    public var reportDueOn: Day
    /// What counts for it so far.
    public var tally: ActivityTally
    /// The last day of the term before the renewal that is under way was asked for.
    public var renewalOf: Day?
    /// The report, by the last day on which it was due, for which a removal was last proposed.
    public var removalProposedFor: Day?
    /// A removal under way, or done.
    public var removal: Removal?
    /// What is waited for.
    public var waits: [AccreditationWait]

    /// How far a removal has come.
    public enum Removal: Codable, Sendable, Equatable {
        /// It is proposed, as a report is overdue for too long.
        case proposed(RemovalGround)
        /// The grounds are notified; the evaluator is heard, through that day or until they have answered.
        case notified(RemovalGround, heardThrough: Day, isAnswered: Bool)
        /// The accreditation is removed by that authority; a review may be asked for through that day.
        case removed(RemovalGround, by: String, reviewableThrough: Day)
        /// A review of what that authority removed is under way.
        case underReview(RemovalGround, by: String)
        /// The removal stands.
        case final(RemovalGround)

        /// The name of the state, for refusals.
        var name: String {
            switch self {
            case .proposed: "removalProposed"
            case .notified: "removalNotified"
            case .removed: "removed"
            case .underReview: "underReview"
            case .final: "removedForGood"
            }
        }

        /// Whether it has come to its end, so that another may begin.
        var isOver: Bool {
            switch self {
            case .proposed, .notified: false
            case .removed, .underReview, .final: true
            }
        }
    }

    /// The life that begins with a letter.
    init(_ event: EvaluatorAccredited, tally: ActivityTally) {
        branch = event.branch
        conditions = event.conditions
        reportFrom = event.reportDueOn.adding(days: 1).adding(months: -event.conditions.reportMonths)
        reportDueOn = event.reportDueOn
        self.tally = tally
        waits = []
        awaitReportAndRenewal(until: event.until)
    }

    /// Waits for the next report, if it is due within the term, and for a renewal to be asked for before its end.
    mutating func awaitReportAndRenewal(until: Day) {
        waits.end(.report)
        if reportDueOn <= until {
            waits.await(AccreditationWait(.report, lastDay: reportLastDay, reminders: conditions.reminderDays))
        }
        if renewalOf == nil {
            waits.await(
                AccreditationWait(
                    .renewalRequest,
                    lastDay: until,
                    reminders: conditions.reminderDays,
                    tellsOverdue: false
                )
            )
        }
    }

    /// The last day on which the next report is in time: carried where the branch carries terms.
    var reportLastDay: Day { conditions.due.deadline(0, after: reportDueOn).lastDay }

    /// The first day on which a report that is due may come in: that of the first reminder.
    var reportOpensOn: Day { reportDueOn.adding(days: -(conditions.reminderDays.max() ?? 0)) }

    /// The moment at which the removal is proposed, where the report stays overdue.
    var removalProposedAt: Instant {
        reportLastDay.adding(days: conditions.overdueRemovalDays + 1).startInParis
    }
}

/// A suspension of an accreditation, day by day.
public struct AccreditationSuspension: Codable, Sendable, Equatable {
    /// The branch.
    public var branch: BranchID
    /// Why, on which the effect depends.
    public var cause: SuspensionCause
    /// The first day suspended.
    public var from: Day
    /// The first day no longer suspended; `nil` while it lasts.
    public var until: Day?

    /// A suspension.
    public init(branch: BranchID, cause: SuspensionCause, from: Day, until: Day? = nil) {
        self.branch = branch
        self.cause = cause
        self.from = from
        self.until = until
    }

    /// Whether it holds on that day.
    public func holds(on day: Day) -> Bool { from <= day && (until.map { day < $0 } ?? true) }
}

/// How an accreditation ended.
public struct AccreditationEnd: Codable, Sendable, Equatable {
    /// Which way.
    public enum Way: String, Codable, Sendable {
        /// Removed; but what was observed before may be finished.
        case removed
        /// Removed for cause: nothing is finished.
        case removedForCause
        /// Given up.
        case resigned
        /// The term ran out.
        case expired
        /// A later letter of the branch took its place.
        case replaced
        /// Its holder has died.
        case died
    }

    /// The first day on which it is no longer in force.
    public var on: Day
    /// Which way it ended.
    public var way: Way

    /// An end.
    public init(on: Day, way: Way) {
        self.on = on
        self.way = way
    }
}
