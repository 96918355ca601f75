public import Contracts
public import Scheme

/// *L'habilitation de l'évaluateur était en vigueur le jour de l'observation* (specification, step 2: asked again by the
/// jury; section on accreditation). A term that the panel has heard of is as it was last heard; one that it has not, as
/// evaluation told it with the booklet. A booklet from before evaluation told the days is not asked.
///
/// - Parameter evaluator: what the panel has noted of the file's evaluator.
public func accreditationStoodOnObservationDay(_ file: CaseFile, _ evaluator: NotedEvaluator?) -> Refusal? {
    guard let days = file.evaluatorDays else { return nil }
    let branch = file.accreditedBy ?? file.branch
    func refusal(_ facts: [String: String]) -> Refusal {
        let named = ["dossier": file.dossier.value, "evaluator": file.parties.evaluator.value, "branch": branch.value]
        return Refusal("accreditationStoodOnObservationDay", named.merging(facts) { own, _ in own })
    }
    if days.isEmpty { return refusal([:]) }
    let terms = evaluator?.terms.filter { $0.branch == branch } ?? []
    for day in days {
        if terms.contains(where: { $0.covers([file.certificateKind], on: day.on) }) { continue }
        let heard = terms.last { $0.from == day.from }
        if heard == nil, day.from <= day.on, day.on <= day.until { continue }
        return refusal([
            "day": day.on.description, "from": day.from.description,
            "until": (heard?.until ?? day.until).description,
        ])
    }
    return nil
}

/// *L'organisme de l'évaluateur était agréé, là où la branche agrée des organismes* (specification, organisation of the CCS),
/// on each of the evaluator's days. Approvals are looked up at the close, so that one which the branch had forgotten to enter
/// counts once it has. A booklet from before evaluation told for whom the evaluator assessed is not asked.
public func providerWasApproved(_ file: CaseFile, _ branches: [BranchID: Branch]) -> Refusal? {
    guard let branch = branches[file.accreditingBranch] else { return nil }
    for day in file.evaluatorDays ?? [] {
        guard let provider = day.provider, !branch.approves(provider, on: day.on) else { continue }
        return Refusal(
            "providerWasApproved",
            [
                "dossier": file.dossier.value, "evaluator": file.parties.evaluator.value, "provider": provider.value,
                "branch": branch.id.value, "day": day.on.description,
            ]
        )
    }
    return nil
}

/// *Nul n'évalue qui il a formé, qui il dirige, ni dans son propre service; l'évaluateur n'est ni le candidat ni le référent, et le
/// référent est de l'entreprise d'évaluation* (specification, step 2: asked again by the jury).
public func observersWereIndependent(_ file: CaseFile) -> Refusal? {
    func refusal(_ because: String, _ observer: PersonID) -> Refusal {
        Refusal(
            "observersWereIndependent",
            ["dossier": file.dossier.value, "because": because, "observer": observer.value]
        )
    }
    return file.dependence.map { refusal($0.cause.rawValue, $0.observer) }
        ?? file.managingObserver.map { refusal("managesCandidate", $0) }
}

/// Why an observer of a transmitted file was not independent, on the facts of the observation; `nil` where both were.
func dependence(of event: BookletTransmitted, _ policy: DesignationPolicy) -> ObserverDependence? {
    let file = event.file
    let (evaluator, referent) = (event.evaluator, event.referent)
    func dependence(_ observer: PersonID, _ cause: ObserverDependence.Cause) -> ObserverDependence {
        ObserverDependence(observer: observer, cause: cause)
    }
    if let observer = [evaluator.person, referent.person].first(where: { $0 == file.candidate }) {
        return dependence(observer, .isCandidate)
    }
    if evaluator.person == referent.person { return dependence(evaluator.person, .isReferent) }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let isSiret = referent.companySiret.utf8.count == 14 && referent.companySiret.utf8.allSatisfy(digits.contains)
    if !isSiret || !referent.companySiret.hasPrefix(file.company.siren) {
        return dependence(referent.person, .ofOtherCompany)
    }
    // A training bar of some years only ever ends: the evaluator's first day is the one to look at.
    let day = event.evaluatorDays?.map(\.on).min() ?? event.booklet.observedFrom
    if file.trainers.contains(evaluator.person),
        policy.trainingBars(endedOn: file.trainingEnds?.trainers[evaluator.person], on: day)
    {
        return dependence(evaluator.person, .hasTrained)
    }
    let ofTrainingProvider = providers(of: event, since: day).contains { provider, day in
        file.trainingProviders.contains(provider)
            && policy.trainingBars(endedOn: file.trainingEnds?.providers[provider], on: day)
    }
    if policy.trainingBarCoversProvider, ofTrainingProvider { return dependence(evaluator.person, .ofTrainingProvider) }
    return isOfSameDepartment(evaluator, file) ? dependence(evaluator.person, .ofSameDepartment) : nil
}

/// For which organisation the evaluator assessed on which day; where evaluation has not told it by days, for that of the
/// last one since the first.
private func providers(of event: BookletTransmitted, since first: Day) -> [(OrganisationID, Day)] {
    let told = (event.evaluatorDays ?? []).compactMap { day in day.provider.map { ($0, day.on) } }
    return told.isEmpty ? event.evaluator.provider.map { [($0, first)] } ?? [] : told
}

/// The observer of a transmitted file who managed the candidate: the evaluator in any case, the referent where the branch
/// does not admit it; `nil` where none did.
func managingObserver(of event: BookletTransmitted, _ policy: DesignationPolicy) -> PersonID? {
    let managers = event.file.employment.managers ?? []
    if managers.contains(event.evaluator.person) { return event.evaluator.person }
    if policy.referentMayBeManager { return nil }
    let managed = event.referent.managesCandidate == true || managers.contains(event.referent.person)
    return managed ? event.referent.person : nil
}

/// Whether an evaluator of the candidate's own company cannot be told to be of another department of it.
private func isOfSameDepartment(_ evaluator: DesignatedEvaluator, _ file: FileForAssessment) -> Bool {
    guard let siren = evaluator.employerSiren else { return false }
    let isObservedThere = siren == file.company.siren
    if isObservedThere {
        let departments = Set(file.company.departments)
        guard let department = evaluator.department, department != file.company.department,
            departments.contains(department), departments.count > 1
        else { return true }
    }
    guard let employer = file.employment.employerSiret, siren == String(employer.prefix(9)) else { return false }
    guard let candidates = file.employment.department else { return !isObservedThere }
    return evaluator.department == nil || evaluator.department == candidates
}

/// Why nothing can be acquired on a file's booklet; `nil` where it can.
func bookletCounts(_ file: CaseFile, _ evaluator: NotedEvaluator?, under rules: PanelRules) -> Refusal? {
    observersWereIndependent(file) ?? accreditationStoodOnObservationDay(file, evaluator)
        ?? providerWasApproved(file, rules.branches)
}
