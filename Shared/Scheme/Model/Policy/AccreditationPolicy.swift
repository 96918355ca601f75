public import Contracts

/// The accreditation of evaluators (specification, *l'habilitation des évaluateurs*).
public struct AccreditationPolicy: Sendable, Equatable {
    /// Who can be accredited.
    public var evaluatorKinds: Set<EvaluatorKind> = Set(EvaluatorKind.allCases)
    /// Years for which an accreditation is granted.
    public var termYears = 4
    /// Months by which a renewal asked for in time prolongs the term while it is instructed.
    public var renewalProlongationMonths = 3
    /// Months that a report of activity covers.
    public var reportMonths = 24
    /// Days before a report is due at which the evaluator is reminded, the earliest first.
    public var reportReminderDays = [60, 15]
    /// Days overdue after which the removal is proposed.
    public var reportOverdueRemovalDays = 90
    /// Days that an evaluator has to be heard before a removal.
    public var hearingDays = 15
    /// Whether evaluators may be asked to train internal evaluators.
    public var evaluatorsTrainInternalOnes = true

    /// The defaults.
    public init() {}
}
