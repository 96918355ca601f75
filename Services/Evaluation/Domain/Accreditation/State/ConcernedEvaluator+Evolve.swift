public import Contracts

extension ConcernedEvaluator {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [ConcernedEvaluatorNoted.self]

    /// The state after an event.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard let event = event as? ConcernedEvaluatorNoted else { return state }
        var state = state ?? Self(complaints: [])
        state.complaints.removeAll { $0 == event.complaint }
        if event.isOpen { state.complaints.append(event.complaint) }
        return state
    }
}
