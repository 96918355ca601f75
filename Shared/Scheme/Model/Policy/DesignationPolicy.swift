public import Contracts

/// Step 2: designation of the company referent and the external evaluator.
public struct DesignationPolicy: Sendable, Equatable {
    /// Days within which the candidate may object to a person designated.
    public var objectionDays = 8
    /// For how long after having trained a person an evaluator may not evaluate them.
    public var trainingBar: TimeLimit = .unlimited
    /// Whether that bar extends to everyone of the provider that trained the person.
    public var trainingBarCoversProvider = true
    /// Whether the candidate's manager may be the referent.
    public var referentMayBeManager = true
    /// Whether, when nobody is eligible, an evaluator accredited by another joined branch may be designated.
    public var borrowsEvaluators = true

    /// The defaults.
    public init() {}

    /// Whether who trained a person may not evaluate them yet on that day, the training having ended on the other. Where
    /// nobody has said when it ended, or it has not, they may not: a doubt never lets a trainer judge their own work.
    public func trainingBars(endedOn ended: Day?, on day: Day) -> Bool {
        guard let over = ended.flatMap({ trainingBar.end(from: $0) }) else { return true }
        return day < over
    }
}
