public import Contracts

/// A term has changed: it is prolonged, renewed or refused renewal, the accreditation is given up or removed, or its
/// removal annulled. From the day after the last one in force, its evaluator may sit.
public func decide(_ heard: HeardTerm, on evaluator: NotedEvaluator?, under rules: PanelRules) -> Decision {
    .accepted(noting(heard, on: evaluator, under: rules))
}

/// What a panel hears of the last day on which an accreditation is in force.
public struct HeardTerm: Sendable, Equatable {
    /// The evaluator.
    public var evaluator: PersonID
    /// The branch that accredits.
    public var branch: BranchID
    /// The last day in force.
    public var until: Day
    /// The authority that has removed the accreditation for cause; `nil` otherwise.
    public var removedBy: PersonID?

    /// What an event says of it; `nil` when it says nothing. An accreditation whose term runs out says it before.
    public init?(_ event: any Event) {
        switch event {
        case let event as RenewalRequested: self.init(event.evaluator, event.branch, event.prolongedUntil)
        case let event as AccreditationRenewed: self.init(event.evaluator, event.branch, event.until)
        case let event as RenewalRefused: self.init(event.evaluator, event.branch, event.until)
        case let event as AccreditationResigned: self.init(event.evaluator, event.branch, before: event.endsOn)
        case let event as EvaluatorDied: self.init(event.evaluator, event.branch, before: event.endsOn)
        case let event as AccreditationRemoved:
            self.init(event.evaluator, event.branch, before: event.endsOn)
            removedBy = event.ground.isForCause ? PersonID(event.authority) : nil
        case let event as RemovalReviewDecided:
            guard let until = event.inForceUntil else { return nil }
            self.init(event.evaluator, event.branch, until)
        default: return nil
        }
    }

    private init(_ evaluator: PersonID, _ branch: BranchID, _ until: Day) {
        self.evaluator = evaluator
        self.branch = branch
        self.until = until
    }

    private init(_ evaluator: PersonID, _ branch: BranchID, before day: Day) {
        self.init(evaluator, branch, day.adding(days: -1))
    }
}
