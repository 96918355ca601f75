public import Contracts

/// A file that stands still: nothing is decided on it until it is released (specification, section 5).
public struct Hold: Codable, Sendable, Equatable {
    /// From when.
    public var since: Instant
    /// Who put it on hold.
    public var by: PersonID
    /// The evaluator over whose suspension it is; `nil` where there is another reason.
    public var suspendedEvaluator: PersonID?
    /// The evaluator whose accreditation was removed for cause; `nil` where there is another reason.
    public var removedEvaluator: PersonID?
    /// Why; `nil` once erased, and where it is over an evaluator.
    public var reason: HoldPersonal?
}

extension Case {
    mutating func hold(_ event: FileHeldBeforeDecision) {
        hold = Hold(
            since: event.since,
            by: event.heldBy,
            suspendedEvaluator: event.suspendedEvaluator,
            removedEvaluator: event.removedEvaluator,
            reason: event.personal
        )
    }

    /// All that was due is due later by as long as the file was held.
    mutating func release(_ event: FileReleasedBeforeDecision) {
        releasedOn = hold?.since.adding(milliseconds: event.heldFor).parisDay
        hold = nil
        replaceUndecided { file in
            file.decideBy = file.decideBy.adding(milliseconds: event.heldFor)
            if let awaited = file.awaited {
                file.awaited?.answerBy = awaited.answerBy.adding(milliseconds: event.heldFor)
            }
        }
    }
}
