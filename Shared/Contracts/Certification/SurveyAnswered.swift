/// A survey has one more answer; nothing says whose.
public struct SurveyAnswered: Event {
    public static let type: MessageType = "certification.survey-answered.v1"
    /// Which survey.
    public var survey: FollowUpSurvey
    /// The answers.
    public var answers: SurveyAnswers

    public var stream: StreamID { survey.stream }
    public var about: DossierID? { nil }
}
