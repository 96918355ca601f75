public import Contracts
public import Scheme

/// What the system proposes for an element, from its joint marks (specification, step 4): *acquired* when every
/// criterion is met, or the share that policy asks for; never with a criterion not assessed. An element with a
/// divergent criterion is the jury's.
public func proposedJudgement(_ marks: CriterionMarks, _ policy: ConcertationPolicy) -> ElementJudgement {
    if marks.marks.contains(.divergent) { return .divergent }
    if marks.marks.contains(.notAssessed) || marks.marks.isEmpty { return .notAcquired }
    let met = marks.marks.count { $0 == .met }
    return policy.proposalShare.isReached(by: met, of: marks.marks.count) ? .acquired : .notAcquired
}

/// The criteria on which the two observers recorded different marks, in the standard's order: what they have to confer
/// about (specification, step 4).
public func divergences(
    between observations: Observations,
    scope: [ElementCode],
    _ standard: AssessmentStandard
) -> [CriterionCode] {
    var found: [CriterionCode] = []
    for (element, pair) in zip(scope, zip(observations.evaluator.marks, observations.referent.marks)) {
        let criteria = standard.element(element)?.criterionCodes ?? []
        for (criterion, marks) in zip(criteria, zip(pair.0.marks, pair.1.marks)) where marks.0 != marks.1 {
            found.append(criterion)
        }
    }
    return found
}
