public import Contracts

/// A designated evaluator whose accreditation has ended, or ends at the end of the day.
public struct LostEvaluator: Codable, Sendable, Equatable {
    /// The evaluator.
    public var evaluator: PersonID
    /// Whether nothing of theirs is to be finished.
    public var forCause: Bool
}

extension Attempt {
    /// Whether somebody else is to be designated: the designated evaluator's accreditation ended before they have recorded
    /// what they observed, or for cause.
    var lacksEvaluator: Bool {
        guard let lost = lostEvaluator, designation?.evaluator.person == lost.evaluator else { return false }
        return lost.forCause || !recorded.contains { $0.observer == lost.evaluator }
    }

    mutating func apply(_ event: DesignatedEvaluatorLost) {
        lostEvaluator = LostEvaluator(evaluator: event.evaluator, forCause: event.forCause)
    }

    mutating func apply(_ event: DesignatedEvaluatorRegained) {
        if lostEvaluator?.evaluator == event.evaluator { lostEvaluator = nil }
    }
}
