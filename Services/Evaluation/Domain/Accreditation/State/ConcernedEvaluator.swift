public import Contracts

/// Somebody about whom complaints are open: while one is, nothing that is held about them here is erased.
public struct ConcernedEvaluator: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "concerned-evaluator"

    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [ConcernedEvaluatorNoted.self]

    /// The open complaints, in the order in which they were heard of.
    public internal(set) var complaints: [ComplaintID]

    /// The state after an event.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard let event = event as? ConcernedEvaluatorNoted else { return state }
        var state = state ?? Self(complaints: [])
        state.complaints.removeAll { $0 == event.complaint }
        if event.isOpen { state.complaints.append(event.complaint) }
        return state
    }

    /// What `follow` reads beside the event and the states.
    public struct Facts: Sendable {
        let evaluator: Evaluator?
        let applications: [AccreditationApplication]

        /// The person's accreditations, and their applications, one for each branch.
        public init(evaluator: Evaluator? = nil, applications: [AccreditationApplication] = []) {
            self.evaluator = evaluator
            self.applications = applications
        }
    }

    /// What an open complaint held back is over with its decision, where its term is.
    public static func follow(
        _ event: any Event,
        from before: Self?,
        to after: Self,
        _ facts: Facts,
        at now: Instant
    ) -> [any Event] { retentionOver(facts.evaluator, facts.applications, after, at: now) }

    /// None.
    public var claims: [Claim] { [] }

    /// None.
    public var numbers: [TakenNumber] { [] }

    /// None.
    public var dueTimes: [DueTime] { [] }
}
