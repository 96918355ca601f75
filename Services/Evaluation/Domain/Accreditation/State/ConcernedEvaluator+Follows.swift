public import Contracts

extension ConcernedEvaluator {
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
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _ facts: Facts, at now: Instant)
        -> [any Event]
    { retentionOver(facts.evaluator, facts.applications, after, at: now) }
}
