public import Contracts
public import Scheme

extension AccreditationApplication {
    /// What `follow` reads beside the event and the states.
    public struct Facts: Sendable {
        let evaluator: Evaluator?
        let policy: RetentionPolicy

        /// - Parameter evaluator: who applied, where a branch has accredited them before.
        public init(evaluator: Evaluator? = nil, policy: RetentionPolicy = RetentionPolicy()) {
            self.evaluator = evaluator
            self.policy = policy
        }
    }

    /// A refusal begins the term for which the application is kept (policy `refusedApplication`).
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _ facts: Facts, at now: Instant)
        -> [any Event]
    {
        guard let event = event as? AccreditationRefused else { return [] }
        let until = refusedApplicationIsKept(
            refusedOn: now.parisDay,
            event.branch,
            facts.evaluator,
            facts.policy
        )
        return [
            ApplicationRetentionBegan(
                evaluator: event.evaluator,
                branch: event.branch,
                refusedAt: now,
                keptUntil: until.startInParis
            )
        ]
    }

    /// The due time at which somebody is told of a step.
    public static let step = "step"

    /// When somebody is told next, and when what was refused is no longer kept.
    public var dueTimes: [DueTime] {
        [(Self.step, waits.compactMap(\.next).min()), (Self.retentionEnd, firstKept?.keptUntil)]
            .compactMap { name, at in at.map { DueTime(name, at: $0) } }
    }

    /// The due time at which what a refused application said is no longer kept.
    public static let retentionEnd = "retention"

    /// The refusal whose term ends first; `nil` where none is kept.
    var firstKept: RefusedApplication? { (refusals ?? []).min { $0.keptUntil < $1.keptUntil } }
}
