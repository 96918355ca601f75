public import Contracts

extension SurveyResults {
    /// What may be told of it.
    public var reply: ReadSurvey.Reply {
        ReadSurvey.Reply(asked: asked, shown: shown.answers, counts: shown.counts)
    }
}
