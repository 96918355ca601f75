/// The quantitative part of a report of activity, counted from the booklets that the evaluator signed and that were
/// transmitted (specification, section on the follow-up of activity).
public struct ActivityTally: Codable, Sendable, Equatable {
    /// Assessments.
    public var assessments: Int = 0
    /// Candidates; one who is reassessed by the same evaluator counts once.
    public var candidates: Int = 0
    /// Customer situations that the evaluator observed, real.
    public var real: Int = 0
    /// Customer situations that the evaluator observed, simulated.
    public var simulated: Int = 0
    /// Assessments in which both observers found every element acquired.
    public var allAcquired: Int = 0
    /// Assessments in which they found an element not acquired.
    public var someNotAcquired: Int = 0
    /// The others: they left an element to the jury.
    public var leftToTheJury: Int = 0

    /// Both together.
    public static func + (left: Self, right: Self) -> Self {
        Self(
            assessments: left.assessments + right.assessments,
            candidates: left.candidates + right.candidates,
            real: left.real + right.real,
            simulated: left.simulated + right.simulated,
            allAcquired: left.allAcquired + right.allAcquired,
            someNotAcquired: left.someNotAcquired + right.someNotAcquired,
            leftToTheJury: left.leftToTheJury + right.leftToTheJury
        )
    }
}

/// What is personal in a report of activity.
public struct ActivityReportPersonal: Codable, Sendable, Equatable {
    /// The qualitative part, in the evaluator's own words.
    public var account: String
}
