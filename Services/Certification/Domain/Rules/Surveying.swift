import Contracts

/// Only a holder who has declared that they take part in the follow-up survey is asked, and nobody else declares it for
/// them (specification, tools).
func surveyNeedsDeclaration(_ holder: PersonID, _ certificate: Certificate, _ actor: Actor) -> Refusal? {
    guard holder == certificate.content.holder, actor.role == .candidate, actor.id == holder.value else {
        return Refusal("surveyNeedsDeclaration", ["actor": actor.description])
    }
    return nil
}

/// An answer says nothing of who gave it: it is brought by whoever gathers the answers, in its own name, and there are
/// never more than were asked.
func surveyAnswerIsAnonymous(_ results: SurveyResults, _ actor: Actor) -> Refusal? {
    guard actor.role == .system else {
        return Refusal("surveyAnswerIsAnonymous", ["role": actor.role.rawValue])
    }
    guard results.shown.answers + results.gathered.answers < results.asked else {
        return Refusal("surveyAnswerIsAnonymous", ["asked": String(results.asked)])
    }
    return nil
}

/// Answers are shown in aggregates of five or more, and come to be shown five at a time: no figure changes by the answer
/// of one.
func surveyIsShownInAggregates(_ gathered: SurveyTally) -> Bool { gathered.answers >= SurveyResults.leastShown }

extension Certificate {
    /// When the holder is asked next; `nil` when they do not take part, or all is asked.
    var nextSurveyRound: SurveyRound? { takesPartInSurvey && !holderHasDied ? surveyRounds.first : nil }
}
