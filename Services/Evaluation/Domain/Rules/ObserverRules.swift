public import Contracts
public import Scheme

/// The rules on one of the two observers, on the facts of each day on which they observed.
func observerMayObserve(
    _ observation: RecordedObservation,
    _ file: FileForAssessment,
    _ designation: Designation,
    _ evaluator: Evaluator?,
    _ branch: Branch?,
    _ policy: DesignationPolicy
) -> Refusal? {
    let isEvaluator = observation.observer == designation.evaluator.person
    for day in observation.days {
        let refusals =
            isEvaluator
            ? evaluatorRefusals(
                observation.observer,
                evaluator,
                for: file,
                referent: designation.referent.person,
                accreditedBy: designation.lentBy ?? file.branch,
                approving: branch,
                policy,
                on: day
            ) : referentRefusals(designation.referent, for: file, policy, on: day)
        if let refusal = together(refusals.map { (isEvaluator ? "evaluator" : "referent", $0) }) { return refusal }
    }
    return nil
}

/// Every rule that keeps somebody from being the external evaluator of a file, on the facts of one day (specification,
/// step 2); empty when they may be. The kind of the evaluator is no fact: a trainer and a consultant are asked the same.
///
/// - Parameter known: what is on record of the evaluator; somebody unknown has no accreditation.
/// - Parameter referent: the file's referent, where there is one already.
/// - Parameter branch: the branch whose accreditation is asked for: the file's own, or the one that lends the evaluator.
/// - Parameter approving: the data of that same branch, which say whether it approves organisations, and which.
public func evaluatorRefusals(
    _ evaluator: PersonID,
    _ known: Evaluator?,
    for file: FileForAssessment,
    referent: PersonID?,
    accreditedBy branch: BranchID,
    approving: Branch?,
    _ policy: DesignationPolicy,
    on day: Day
) -> [Refusal] {
    let accreditations = known?.accreditations ?? []
    let covers = accreditationCoversBranchAndCCS(
        accreditations,
        of: evaluator,
        branch: branch,
        certificateKind: file.certificateKind
    )
    let inForce = accreditationInForceOnObservationDay(
        accreditations,
        of: evaluator,
        branch: branch,
        certificateKind: file.certificateKind,
        on: day
    )
    // What does not cover the file is in force for it on no day: one refusal says it.
    var refusals = [covers ?? inForce, noPrecautionarySuspension(known, branch, on: day)]
    refusals.append(
        evaluatorIsNeitherCandidateNorReferent(evaluator, candidate: file.candidate, referent: referent)
    )
    refusals.append(evaluatorIsOutsideLineOfManagement(evaluator, employment: file.employment))
    if let facts = known?.facts(on: day) {
        refusals.append(providerIsApproved(facts.provider, of: evaluator, by: approving, on: day))
        refusals.append(
            evaluatorHasNotTrainedCandidate(
                facts,
                trainers: file.trainers,
                trainingProviders: file.trainingProviders,
                ended: file.trainingEnds,
                policy,
                on: day
            )
        )
        refusals.append(
            evaluatorIsFromAnotherDepartment(facts, company: file.company, employment: file.employment)
        )
    }
    return refusals.compactMap { $0 }
}

/// Every rule that keeps somebody from being the referent of a file, on the facts of one day (specification, step 2);
/// empty when they may be.
public func referentRefusals(
    _ referent: DesignatedReferent,
    for file: FileForAssessment,
    _ policy: DesignationPolicy,
    on day: Day
) -> [Refusal] {
    [
        referentIsNotCandidate(referent.person, candidate: file.candidate),
        referentIsNotManager(referent, employment: file.employment, policy),
        referentBelongsToAssessmentCompany(referent, company: file.company),
        observersAreTrained(referent, on: day),
    ].compactMap { $0 }
}

/// Several refusals as one: the first names it, and where there are more, each is a fault in the place it concerns.
func together(_ refusals: [(place: String, refusal: Refusal)]) -> Refusal? {
    guard let first = refusals.first else { return nil }
    if refusals.count == 1 { return first.refusal }
    return Refusal(
        first.refusal.code,
        first.refusal.facts,
        faults: refusals.map { Fault($0.place, $0.refusal.code.value, expected: "rule observed") }
    )
}
