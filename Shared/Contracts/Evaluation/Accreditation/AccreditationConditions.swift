/// What the letter states besides the term: the conditions of renewal and of removal (specification, section on
/// accreditation), as the branch's policy had them on its day. They hold until a letter of renewal states others.
public struct AccreditationConditions: Codable, Sendable, Equatable {
    /// Months that a report of activity covers.
    public var reportMonths: Int
    /// Days before a report is due, and before the term ends, at which the evaluator is reminded, the earliest first.
    public var reminderDays: [Int]
    /// Days overdue after which the removal is proposed.
    public var overdueRemovalDays: Int
    /// Months by which a renewal asked for in time prolongs the term.
    public var prolongationMonths: Int
    /// Days that the evaluator has to be heard before a removal.
    public var hearingDays: Int
    /// Months within which the review of a removal may be asked for.
    public var reviewMonths: Int
    /// The grounds on which the accreditation may be removed.
    public var removalGrounds: [RemovalGround]
    /// Whether the mark CCS may be used, after the graphic charter, as long as the accreditation is in force.
    public var markMayBeUsed: Bool
    /// How long each step may take.
    public var due: AccreditationDueDays
}
