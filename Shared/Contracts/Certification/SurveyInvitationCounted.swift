/// One more holder is asked in a survey; nothing says who.
public struct SurveyInvitationCounted: Event {
    public static let type: MessageType = "certification.survey-invitation-counted.v1"
    /// Which survey.
    public var survey: FollowUpSurvey

    public var stream: StreamID { survey.stream }
    public var about: DossierID? { nil }
}
