public import Contracts

/// What was answered in one follow-up survey, in counts (*enquête de suivi*). No answer says whose it is, and none is
/// kept alone: answers are gathered until there are enough of them, and shown together.
public struct SurveyResults: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "survey"
    /// The least number of answers that may be shown together.
    public static let leastShown = 5

    /// Which survey.
    public internal(set) var survey: FollowUpSurvey
    /// How many holders were asked.
    public internal(set) var asked: Int
    /// The answers that may be shown.
    public internal(set) var shown: SurveyTally
    /// Those that are too few yet.
    public internal(set) var gathered: SurveyTally
}

/// How often each choice was made.
public struct SurveyTally: Codable, Sendable, Equatable {
    /// How many answers.
    public internal(set) var answers: Int = 0
    /// For each question, the choices.
    public internal(set) var counts: [String: [String: Int]] = [:]

    mutating func add(_ given: SurveyAnswers) {
        answers += 1
        counts["situation", default: [:]][given.situation.rawValue, default: 0] += 1
        counts["benefit", default: [:]][given.benefit.rawValue, default: 0] += 1
        counts["wouldAdvise", default: [:]][given.wouldAdvise ? "yes" : "no", default: 0] += 1
    }

    mutating func add(_ other: SurveyTally) {
        answers += other.answers
        counts.merge(other.counts) { $0.merging($1, uniquingKeysWith: +) }
    }
}

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

    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// What may be told of it.
    public var reply: ReadSurvey.Reply {
        ReadSurvey.Reply(asked: asked, shown: shown.answers, counts: shown.counts)
    }

    /// None.
    public var claims: [Claim] { [] }
    /// None.
    public var numbers: [TakenNumber] { [] }
    /// None.
    public var dueTimes: [DueTime] { [] }
}
