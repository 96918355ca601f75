public import Contracts
public import Scheme

/// *L'évaluateur externe est habilité par la branche, pour ce certificat* (specification, step 2, and section on
/// evaluators).
public func accreditationCoversBranchAndCCS(
    _ accreditations: [Evaluator.Accreditation],
    of evaluator: PersonID,
    branch: BranchID,
    certificateKind: CertificateKindID
) -> Refusal? {
    if accreditations.contains(where: { $0.covers(branch, certificateKind) }) { return nil }
    return Refusal(
        "accreditationCoversBranchAndCCS",
        ["evaluator": evaluator.value, "branch": branch.value, "certificateKind": certificateKind.value]
    )
}

/// *L'habilitation de l'évaluateur est en vigueur le jour de l'observation* (specification, step 2, and section on
/// accreditation: the letter states the term). At designation the day is the expected one, or else today.
public func accreditationInForceOnObservationDay(
    _ accreditations: [Evaluator.Accreditation],
    of evaluator: PersonID,
    branch: BranchID,
    certificateKind: CertificateKindID,
    on day: Day
) -> Refusal? {
    let covering = accreditations.filter { $0.covers(branch, certificateKind) }
    if covering.contains(where: { $0.isInForce(on: day) }) { return nil }
    var facts = ["evaluator": evaluator.value, "day": day.description]
    if let last = covering.max(by: { $0.until < $1.until }) {
        facts["from"] = last.from.description
        facts["until"] = last.until.description
    }
    return Refusal("accreditationInForceOnObservationDay", facts)
}

/// *L'organisme de l'évaluateur est agréé, là où la branche agrée des organismes* (specification, organisation of the CCS):
/// by the branch that accredits the evaluator, on the day that is looked at. Whoever evaluates for no organisation is
/// accredited on their own, and a branch that names no approved organisation accredits persons only.
public func providerIsApproved(
    _ provider: OrganisationID?,
    of evaluator: PersonID,
    by branch: Branch?,
    on day: Day
) -> Refusal? {
    guard let provider, let branch, !branch.approves(provider, on: day) else { return nil }
    return Refusal(
        "providerIsApproved",
        [
            "evaluator": evaluator.value, "provider": provider.value, "branch": branch.id.value,
            "day": day.description,
        ]
    )
}
