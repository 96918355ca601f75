public import Contracts

extension EvaluatorCorrespondent {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [EvaluatorAddressNoted.self, EvaluatorLettersErased.self]

    /// The correspondent after one more event. Total: an event that does not fit leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as EvaluatorAddressNoted:
            return EvaluatorCorrespondent(evaluator: event.evaluator, hasEmail: event.hasEmail)
        case let event as EvaluatorLettersErased:
            return EvaluatorCorrespondent(evaluator: event.evaluator, hasEmail: false)
        default: return state
        }
    }
}
