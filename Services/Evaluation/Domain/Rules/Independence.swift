public import Contracts
public import Scheme

/// *Nul n'évalue une personne qu'il a formée* (specification, section on evaluators: trainers may evaluate candidates
/// whom they have not trained); by policy nor does anybody of the provider that trained them.
///
/// A bar limited in time (policy `trainingBar`) counts from the end of the training to the day that is looked at, as every
/// fact here: that of the designation, or on which the observation is expected, then each on which there was one. Where the
/// registration does not say when a training ended, the bar applies as if it had no limit.
public func evaluatorHasNotTrainedCandidate(
    _ evaluator: DesignatedEvaluator,
    trainers: [PersonID],
    trainingProviders: [OrganisationID],
    ended: TrainingEnds?,
    _ policy: DesignationPolicy,
    on day: Day
) -> Refusal? {
    func refusal(_ facts: [String: String], endedOn: Day?) -> Refusal? {
        guard policy.trainingBars(endedOn: endedOn, on: day) else { return nil }
        var facts = facts
        facts["trainedUntil"] = endedOn?.description
        return Refusal("evaluatorHasNotTrainedCandidate", facts)
    }
    var found: Refusal?
    if trainers.contains(evaluator.person) {
        found = refusal(["evaluator": evaluator.person.value], endedOn: ended?.trainers[evaluator.person])
    }
    if found == nil, policy.trainingBarCoversProvider, let provider = evaluator.provider,
        trainingProviders.contains(provider)
    {
        found = refusal(
            ["evaluator": evaluator.person.value, "provider": provider.value],
            endedOn: ended?.providers[provider]
        )
    }
    return found
}

/// *Dans sa propre entreprise, l'évaluateur n'est pas du même service que le candidat* (specification, section on
/// evaluators). The company is the legal person (SIREN); a company with one department has no other one; an employee
/// of another company may evaluate.
///
/// A department that is unknown, or not in the company's list, cannot be told from the candidate's: refused.
public func evaluatorIsFromAnotherDepartment(
    _ evaluator: DesignatedEvaluator,
    company: AssessmentCompany,
    employment: Employment
) -> Refusal? {
    guard let siren = evaluator.employerSiren else { return nil }
    var facts = ["evaluator": evaluator.person.value, "siren": siren]
    facts["evaluatorDepartment"] = evaluator.department
    if siren == company.siren {
        facts["candidateDepartment"] = company.department
        facts["departments"] = String(Set(company.departments).count)
        guard let department = evaluator.department, department != company.department,
            company.departments.contains(department), Set(company.departments).count > 1
        else { return Refusal("evaluatorIsFromAnotherDepartment", facts) }
    }
    // A candidate who works elsewhere than where they are observed belongs to both companies; the department at the
    // employer counts too where it is stated, and for the assessment company where the two are one.
    if let employer = employment.employerSiret, siren == String(employer.prefix(9)) {
        facts["candidateDepartment"] = employment.department
        let isObservedThere = siren == company.siren
        if employment.department == nil, isObservedThere { return nil }
        guard let department = evaluator.department, let candidates = employment.department,
            department != candidates
        else { return Refusal("evaluatorIsFromAnotherDepartment", facts) }
    }
    return nil
}

/// *L'évaluateur est hors de la ligne hiérarchique du candidat* (specification, section on evaluators): nobody evaluates whom
/// they manage, from whichever department. Those who manage are whom the registration names.
public func evaluatorIsOutsideLineOfManagement(_ evaluator: PersonID, employment: Employment) -> Refusal? {
    guard let place = employment.managers?.firstIndex(of: evaluator) else { return nil }
    return Refusal(
        "evaluatorIsOutsideLineOfManagement",
        ["evaluator": evaluator.value, "level": String(place + 1), "levels": String(employment.managers?.count ?? 0)]
    )
}

/// *Le référent n'est pas le responsable hiérarchique du candidat* (policy `referentMayBeManager`; specification, step 2):
/// neither as the registration names those who manage, nor as the company declares with its proposal.
public func referentIsNotManager(
    _ referent: DesignatedReferent,
    employment: Employment,
    _ policy: DesignationPolicy
) -> Refusal? {
    if policy.referentMayBeManager { return nil }
    let isNamed = employment.managers?.contains(referent.person) ?? false
    guard isNamed || referent.managesCandidate == true else { return nil }
    return Refusal(
        "referentIsNotManager",
        ["referent": referent.person.value, "because": isNamed ? "registration" : "declared"]
    )
}

/// *L'évaluateur n'est ni le candidat ni le référent* (specification, step 2: two observers, neither the candidate).
public func evaluatorIsNeitherCandidateNorReferent(
    _ evaluator: PersonID,
    candidate: PersonID,
    referent: PersonID?
) -> Refusal? {
    guard evaluator == candidate || evaluator == referent else { return nil }
    return Refusal(
        "evaluatorIsNeitherCandidateNorReferent",
        ["evaluator": evaluator.value, "is": evaluator == candidate ? "candidate" : "referent"]
    )
}

/// *Le référent évaluation appartient à l'entreprise où le candidat est observé* (specification, step 2), in whichever
/// of its establishments.
public func referentBelongsToAssessmentCompany(
    _ referent: DesignatedReferent,
    company: AssessmentCompany
) -> Refusal? {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let isSiret = referent.companySiret.utf8.count == 14 && referent.companySiret.utf8.allSatisfy(digits.contains)
    if isSiret, referent.companySiret.hasPrefix(company.siren) { return nil }
    // A refusal is kept for ever: what is not a SIRET could be anything, and is not repeated in it.
    return Refusal(
        "referentBelongsToAssessmentCompany",
        [
            "referent": referent.person.value, "assessmentCompany": company.siret,
            "referentCompany": isSiret ? referent.companySiret : "malformed",
        ]
    )
}

/// *Le référent n'est pas le candidat* (specification, step 2).
public func referentIsNotCandidate(_ referent: PersonID, candidate: PersonID) -> Refusal? {
    referent == candidate ? Refusal("referentIsNotCandidate", ["referent": referent.value]) : nil
}

/// *L'évaluation est effectuée par du personnel formé* (specification, role of the evaluator): the referent's briefing
/// on standard and tools is recorded, by somebody else, and not after the day of the observation. The evaluator's
/// mastery is shown before the accreditation.
public func observersAreTrained(_ referent: DesignatedReferent, on day: Day) -> Refusal? {
    if referent.briefedOn <= day, referent.briefedBy != referent.person { return nil }
    return Refusal(
        "observersAreTrained",
        [
            "referent": referent.person.value, "briefedOn": referent.briefedOn.description,
            "briefedBy": referent.briefedBy.value, "day": day.description,
        ]
    )
}
