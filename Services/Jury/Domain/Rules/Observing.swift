public import Contracts
import Scheme

/// The rules that evaluation has asked on the observers and that the jury asks again, on the facts of the days of
/// observation.
let juryRulesOfObservers: [Rule] = [
    Rule(
        "accreditationStoodOnObservationDay",
        "Le jury n'acquiert rien sur un livret dont l'évaluateur n'était pas habilité le jour de l'observation.",
        .letter
    ),
    Rule(
        "providerWasApproved",
        "Le jury n'acquiert rien sur un livret dont l'évaluateur l'était pour un organisme non agréé.",
        .organisation
    ),
    Rule(
        "observersWereIndependent",
        "Le jury n'acquiert rien sur un livret dont un observateur était lié au candidat.",
        .evaluators,
        .designation
    ),
]

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
/// on the evaluator's last day, whose facts the booklet bears. Approvals are looked up at the close, so that one which the
/// branch had forgotten to enter counts once it has. A booklet from before evaluation told the days is not asked.
func providerWasApproved(_ file: CaseFile, _ branches: [BranchID: Branch]) -> Refusal? {
    let accrediting = file.accreditedBy ?? file.branch
    guard let provider = file.parties.evaluatorProvider, let day = file.evaluatorDays?.map(\.on).max(),
        let branch = branches[accrediting], !branch.approves(provider, on: day)
    else { return nil }
    return Refusal(
        "providerWasApproved",
        [
            "dossier": file.dossier.value, "evaluator": file.parties.evaluator.value, "provider": provider.value,
            "branch": accrediting.value, "day": day.description,
        ]
    )
}

/// *Nul n'évalue qui il a formé, ni dans son propre service; l'évaluateur n'est ni le candidat ni le référent, et le
/// référent est de l'entreprise d'évaluation* (specification, step 2: asked again by the jury).
public func observersWereIndependent(_ file: CaseFile) -> Refusal? {
    file.dependence.map {
        Refusal(
            "observersWereIndependent",
            ["dossier": file.dossier.value, "because": $0.cause.rawValue, "observer": $0.observer.value]
        )
    }
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
    if !referent.companySiret.hasPrefix(file.company.siren) { return dependence(referent.person, .ofOtherCompany) }
    if file.trainers.contains(evaluator.person) { return dependence(evaluator.person, .hasTrained) }
    if policy.trainingBarCoversProvider, let provider = evaluator.provider, file.trainingProviders.contains(provider) {
        return dependence(evaluator.person, .ofTrainingProvider)
    }
    return isOfSameDepartment(evaluator, file) ? dependence(evaluator.person, .ofSameDepartment) : nil
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
