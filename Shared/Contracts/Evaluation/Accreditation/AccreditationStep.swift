/// What an application or an accreditation waits for, each with a due time of its own (specification, section on time).
public enum AccreditationStep: String, Codable, Sendable, CaseIterable {
    /// The officer instructs an application.
    case instruction
    /// The branch authority decides on it.
    case decision
    /// The branch authority sends the letter of what it granted.
    case letter
    /// The evaluator reports on their activity.
    case report
    /// The evaluator asks for renewal before the term ends, if they want it.
    case renewalRequest
    /// The branch authority decides on the renewal.
    case renewalDecision
    /// The officer notifies the grounds of a removal that is proposed.
    case removalNotification
    /// The branch authority decides on a removal, the evaluator heard.
    case removalDecision
    /// The branch authority decides on the review of a removal.
    case removalReview

    /// Who stands on the overdue list.
    public var responsible: [Actor.Role] {
        switch self {
        case .instruction, .removalNotification: [.officer]
        case .decision, .letter, .renewalDecision, .removalDecision, .removalReview: [.authority]
        case .report, .renewalRequest: [.evaluator]
        }
    }
}

/// How many days the steps may take, and how many days before one is due somebody is reminded: the branch's policy on the
/// day of the application, or of the letter.
public struct AccreditationDueDays: Codable, Sendable, Equatable {
    /// For the officer to instruct, or to notify grounds.
    public var instruction: Int
    /// For the branch authority to decide, or to send a letter.
    public var decision: Int
    /// For the branch authority to decide on a review.
    public var review: Int
    /// Days before a due time at which whoever is responsible is reminded, the earliest first.
    public var reminders: [Int]
    /// Whether a term that would end on a Saturday, a Sunday or a public holiday ends on the next working day; absent where it was
    /// not told: then it does not.
    public var endsOnWorkingDays: Bool? = nil
}
