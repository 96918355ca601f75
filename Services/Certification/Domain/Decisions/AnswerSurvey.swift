public import Contracts
public import Kernel

/// Somebody who was asked has answered; nothing says who.
///
/// - Parameter results: the aggregate of the survey.
public func decide(_ command: AnswerSurvey, on results: SurveyResults?, by: By) -> Decision {
    guard let results else {
        return .refused("unknownSurvey", ["branch": command.survey.branch.value])
    }
    if let refusal = surveyAnswerIsAnonymous(results, by.actor) { return .refused(refusal) }
    return .accepted([SurveyAnswered(survey: command.survey, answers: command.answers)])
}
