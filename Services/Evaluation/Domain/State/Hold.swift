public import Contracts

/// A file on hold: since when, and by whom. The reason stays in the journal.
public struct Hold: Codable, Sendable, Equatable {
    /// From when.
    public var since: Instant
    /// Who holds it, as the actor's identifier.
    public var by: String
    /// The evaluator over whose suspension it is; `nil` where there is another reason.
    public var suspendedEvaluator: PersonID?

    /// A hold.
    public init(since: Instant, by: String, suspendedEvaluator: PersonID? = nil) {
        self.since = since
        self.by = by
        self.suspendedEvaluator = suspendedEvaluator
    }
}

extension AssessmentFile {
    /// The attempt under way, where something can be decided on it; `nil` while the file is on hold.
    var attemptToDecide: Attempt? { attemptUnderWay.flatMap { $0.hold == nil ? $0 : nil } }
}

extension Attempt {
    mutating func apply(_ event: FileHeldDuringEvaluation) {
        if hold == nil {
            hold = Hold(since: event.since, by: event.heldBy, suspendedEvaluator: event.suspendedEvaluator)
        }
    }

    /// What stood still goes on, later by as long as the file was held.
    mutating func apply(_ event: FileReleasedDuringEvaluation) {
        guard hold != nil else { return }
        hold = nil
        lapsesAt = lapsesAt.adding(milliseconds: event.heldFor)
        activeAt = activeAt.adding(milliseconds: event.heldFor)
        for place in waits.indices { waits[place].postpone(milliseconds: event.heldFor) }
    }
}
