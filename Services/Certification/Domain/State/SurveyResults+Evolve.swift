public import Contracts

extension SurveyResults {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [SurveyInvitationCounted.self, SurveyAnswered.self]

    /// The results after one more event. Total: an event that does not fit leaves them as they are.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as SurveyInvitationCounted:
            var results =
                state ?? SurveyResults(survey: event.survey, asked: 0, shown: SurveyTally(), gathered: SurveyTally())
            results.asked += 1
            return results
        case let event as SurveyAnswered:
            guard var results = state else { return nil }
            results.gathered.add(event.answers)
            if surveyIsShownInAggregates(results.gathered) {
                results.shown.add(results.gathered)
                results.gathered = SurveyTally()
            }
            return results
        default: return state
        }
    }
}
