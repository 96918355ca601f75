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
