public import Contracts

extension Evaluator {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        EvaluatorAccredited.self, EvaluatorSituationDeclared.self, PublicContactChosen.self, AssessmentCounted.self,
        ActivityReported.self, RenewalRequested.self, AccreditationRenewed.self, RenewalRefused.self,
        AccreditationSuspended.self, SuspensionLifted.self, RemovalProposed.self, RemovalGroundsNotified.self,
        RemovalGroundsAnswered.self, RemovalNotPronounced.self, AccreditationRemoved.self, RemovalReviewAsked.self,
        RemovalReviewDecided.self, AccreditationResigned.self, AccreditationExpired.self,
        EvaluatorDied.self,
        AccreditationStepFellDue.self, AccreditationRetentionBegan.self, AccreditationRetentionEnded.self,
    ]

    /// The state after an event. Total: what it does not know leaves the state as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard let event = event as? EvaluatorAccredited else {
            guard var state else { return nil }
            state.live(event)
            return state
        }
        var state = state ?? Self(person: event.evaluator, accreditations: [], situations: [])
        state.accreditations.append(
            Accreditation(
                branch: event.branch,
                certificateKinds: event.certificateKinds,
                from: event.from,
                until: event.until
            )
        )
        state.situations.removeAll { $0.since == event.from }
        state.situations.append(DatedSituation(since: event.from, situation: event.situation))
        state.situations.sort { $0.since < $1.since }
        state.begin(event)
        return state
    }
}
