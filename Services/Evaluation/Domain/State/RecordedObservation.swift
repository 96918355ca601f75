public import Contracts

/// What one observer recorded; the notes stay in the journal.
public struct RecordedObservation: Codable, Sendable, Equatable {
    /// The observer.
    public var observer: PersonID
    /// The situations in which they saw the candidate.
    public var situations: [ObservedSituation]
    /// The marks on each element under assessment, in the order of the attempt's scope.
    public var marks: [CriterionMarks]
    /// The day on which they recorded.
    public var recordedOn: Day

    /// An observation as recorded.
    public init(observer: PersonID, situations: [ObservedSituation], marks: [CriterionMarks], recordedOn: Day) {
        self.observer = observer
        self.situations = situations
        self.marks = marks
        self.recordedOn = recordedOn
    }

    /// An observation out of its event, on the elements under assessment.
    init(_ event: ObservationRecorded, scope: [ElementCode]) {
        self.init(
            observer: event.observer,
            situations: event.situations,
            marks: scope.map { event.marks[$0] ?? CriterionMarks([]) },
            recordedOn: event.recordedAt.parisDay
        )
    }

    /// The days of the situations, each once, in order.
    public var days: [Day] { Set(situations.map(\.on)).sorted() }
}

/// Both observations of an attempt.
public struct Observations: Codable, Sendable, Equatable {
    /// The external evaluator's.
    public var evaluator: RecordedObservation
    /// The referent's.
    public var referent: RecordedObservation

    /// Both.
    public init(evaluator: RecordedObservation, referent: RecordedObservation) {
        self.evaluator = evaluator
        self.referent = referent
    }

    /// Both, the evaluator's first.
    public var all: [RecordedObservation] { [evaluator, referent] }

    /// The day on which the second of the two recorded: since then they confer.
    public var completedOn: Day { max(evaluator.recordedOn, referent.recordedOn) }

    /// The first day on which somebody observed; `nil` when there is no situation at all.
    public var firstDay: Day? { all.flatMap(\.days).min() }

    /// The last day on which somebody observed; `nil` when there is no situation at all.
    public var lastDay: Day? { all.flatMap(\.days).max() }
}
