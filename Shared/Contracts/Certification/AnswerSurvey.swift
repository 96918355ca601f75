/// Somebody who was asked answers. Whoever gathers the answers sends it, in its own name: nothing says who answered.
public struct AnswerSurvey: Command {
    public static let type: MessageType = "certification.answer-survey.v1"
    /// Which survey.
    public var survey: FollowUpSurvey
    /// The answers.
    public var answers: SurveyAnswers

    public var about: DossierID? { nil }
}
