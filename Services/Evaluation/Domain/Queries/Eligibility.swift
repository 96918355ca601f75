public import Contracts
public import Scheme

/// Who could be the external evaluator of a file, and for everyone else which rules exclude them.
public struct Eligibility: Codable, Sendable, Equatable {
    /// The evaluator.
    public var person: PersonID
    /// What excludes them; empty for somebody who could be designated.
    public var refusals: [Refusal]

    /// An evaluator with what excludes them.
    public init(person: PersonID, refusals: [Refusal]) {
        self.person = person
        self.refusals = refusals
    }
}

/// Asks the rules of designation for each of these evaluators (specification, step 2), in the order given.
///
/// - Parameter referent: the file's referent, where one is proposed or designated.
/// - Parameter day: the day on which the observation is expected, or today.
public func eligibility(
    of evaluators: [Evaluator],
    for file: FileForAssessment,
    referent: PersonID?,
    _ policy: DesignationPolicy,
    on day: Day
) -> [Eligibility] {
    evaluators.map {
        Eligibility(
            person: $0.person,
            refusals: evaluatorRefusals($0.person, $0, for: file, referent: referent, policy, on: day)
                + [overdueReportBarsDesignation($0, file.branch, on: day)].compactMap { $0 }
        )
    }
}
