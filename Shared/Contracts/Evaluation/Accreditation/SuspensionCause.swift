/// Why an accreditation is suspended; the effect is not the same.
public enum SuspensionCause: String, Codable, Sendable, CaseIterable {
    /// A report of activity is overdue: no new designation; those that run finish.
    case reportOverdue
    /// A complaint or a suspected fraud: everything is blocked.
    case precautionary
}

/// What gives rise to a precautionary suspension.
public enum SuspensionGround: String, Codable, Sendable, CaseIterable {
    /// A complaint about the evaluator.
    case complaint
    /// A suspected fraud.
    case fraud
}

/// A ground on which an accreditation may be removed.
public enum RemovalGround: String, Codable, Sendable, CaseIterable {
    /// A report of activity did not come in.
    case reportOverdue
    /// The conditions of the grant are no longer met.
    case conditionsNotMet
    /// An undertaking was broken.
    case undertakingBroken
    /// Fraud.
    case fraud
    /// Misconduct towards a candidate or a company.
    case misconduct

    /// Whether it is a removal for cause: then what the evaluator has observed is not finished either.
    public var isForCause: Bool {
        switch self {
        case .reportOverdue, .conditionsNotMet: false
        case .undertakingBroken, .fraud, .misconduct: true
        }
    }
}
