public import Contracts

extension NotedProvider {
    /// The state after an event. An event that it does not know leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard let event = event as? EvaluationProviderNoted else { return state }
        return Self(evaluators: (state?.evaluators ?? []) + [event.evaluator])
    }
}
