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

/// Asks the rules of designation for each of these evaluators (specification, step 2), in the order given: all that a
/// designation on that day would be asked.
///
/// - Parameter branch: the branch whose accreditation is asked for.
/// - Parameter approving: the data of that same branch.
/// - Parameter day: the day on which the observation is expected, or today.
public func eligibility(
    of evaluators: [Evaluator],
    for attempt: Attempt,
    accreditedBy branch: BranchID,
    approving: Branch?,
    _ policy: DesignationPolicy,
    on day: Day,
    today: Day
) -> [Eligibility] {
    let referent = attempt.designation?.referent.person ?? attempt.proposed.last?.person
    return evaluators.map { evaluator in
        let ofFile =
            [
                upheldObjectionExcludes(evaluator.person, attempt),
                formerObserverDoesNotReturn(evaluator.person, attempt),
            ].compactMap { $0 }
        return Eligibility(
            person: evaluator.person,
            refusals: ofFile
                + evaluatorRefusals(
                    evaluator.person,
                    evaluator,
                    for: attempt.file,
                    referent: referent,
                    accreditedBy: branch,
                    approving: approving,
                    policy,
                    on: day
                ) + designationRefusals(evaluator, branch, on: day, today: today)
        )
    }
}
