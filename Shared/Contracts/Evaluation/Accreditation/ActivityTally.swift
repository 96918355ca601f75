/// The quantitative part of a report of activity, counted from the booklets that the evaluator signed and that were
/// transmitted (specification, section on the follow-up of activity).
public struct ActivityTally: Codable, Sendable, Equatable {
    /// Assessments.
    public var assessments: Int
    /// Candidates; one who is reassessed by the same evaluator counts once.
    public var candidates: Int
    /// Customer situations that the evaluator observed, real.
    public var real: Int
    /// Customer situations that the evaluator observed, simulated.
    public var simulated: Int
    /// Assessments in which both observers found every element acquired.
    public var allAcquired: Int
    /// Assessments in which they found an element not acquired.
    public var someNotAcquired: Int
    /// The others: they left an element to the jury.
    public var leftToTheJury: Int

    /// Nothing, or so much.
    public init(
        assessments: Int = 0,
        candidates: Int = 0,
        real: Int = 0,
        simulated: Int = 0,
        allAcquired: Int = 0,
        someNotAcquired: Int = 0,
        leftToTheJury: Int = 0
    ) {
        self.assessments = assessments
        self.candidates = candidates
        self.real = real
        self.simulated = simulated
        self.allAcquired = allAcquired
        self.someNotAcquired = someNotAcquired
        self.leftToTheJury = leftToTheJury
    }

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

    /// An account.
    public init(account: String) { self.account = account }
}
