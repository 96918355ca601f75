public import Contracts
public import Kernel
public import Scheme

/// The candidate of a returned file asks to be assessed again, on what is missing (specification, step 6). A change of
/// workplace that comes with it is checked as at the registration, and is an event of its own.
///
/// - Parameter openFile: the file that holds `RegistrationFile.openFile(of:for:)` for candidate and kind.
public func decide(
    _ command: RequestReassessment,
    on file: RegistrationFile?,
    openFile: DossierID?,
    scheme: Scheme,
    by: By
) -> Decision {
    if let refusal = candidateAskedPersonally(command.candidate, by.actor) { return .refused(refusal) }
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    guard file.candidate == command.candidate else {
        return .refused("actorMayNot", ["actor": by.actor.description])
    }
    if let refusal = registrationHoldsTheFile(file) ?? fileIsOnHold(file) { return .refused(refusal) }
    guard case .returned(let accepted, let returned) = file.stage else { return .refused(file.notNow) }
    if let refusal = noOtherOpenFile(file.dossier, holder: openFile)
        ?? reassessmentLeavesNoAppealBehind(file, givesUp: command.givesUpAppeal ?? false)
    {
        return .refused(refusal)
    }
    let today = by.day
    guard let branch = scheme.branch(file.branch), let policy = scheme.policy(of: file.branch) else {
        return .refused("unknownBranch", ["branch": file.branch.value])
    }
    if let refusal = openFileStillRuns(file, in: branch, on: today) { return .refused(refusal) }
    guard let standard = scheme.standard(accepted.standard) else {
        return .refused("standardIsKnown", ["standard": accepted.standard.value])
    }

    var check = FormCheck(on: today, asksPostalCode: policy.asksPostalCode)
    let workplace = check.workplace(
        command.employment,
        command.company,
        agreedOn: command.companyAgreedOn,
        before: (accepted.employment, accepted.company)
    )
    check.managersAreOthers(command.employment, than: file.candidate, "employment")
    let trainers = check.list(command.trainers, "trainers", upTo: 50)
    if trainers.contains(file.candidate) {
        check.fault("trainers", "isTheCandidate", expected: "persons other than the candidate")
    }
    let providers = check.list(command.trainingProviders, "trainingProviders", upTo: 50)
    let ends = check.trainingEnds(command.trainingEnds, trainers, providers, "trainingEnds")
    guard check.faults.isEmpty, let workplace else {
        return .refused(Refusal("reassessmentIsComplete", faults: check.faults))
    }
    let scope = onlyMissingIsReassessed(
        returned,
        attempt: accepted.attempt + 1,
        standard: standard,
        carriedElements: policy.award.carriedElements,
        on: today
    )
    guard !scope.elements.isEmpty else { return .refused("onlyMissingIsReassessed", ["missing": "none"]) }

    var events: [any Event] = []
    if workplace.employment != accepted.employment || workplace.company != accepted.company {
        events.append(
            WorkplaceChanged(
                dossier: file.dossier,
                employment: workplace.employment,
                company: workplace.company,
                companyAgreedOn: workplace.companyAgreedOn,
                lapse: nil
            )
        )
    }
    events.append(
        ReassessmentOpened(
            file: FileForAssessment(
                dossier: file.dossier,
                number: accepted.number.description,
                branch: file.branch,
                certificateKind: file.certificateKind,
                standard: accepted.standard,
                candidate: file.candidate,
                activity: accepted.activity,
                employment: workplace.employment,
                company: workplace.company,
                trainers: accepted.trainers.adding(trainers),
                trainingProviders: accepted.trainingProviders.adding(providers),
                trainingEnds: accepted.trainingEnds.since(trainers, providers, ends),
                scope: scope
            ),
            lapsesAt: policy.lapse(from: by.moment).at,
            personal: accepted.personal
        )
    )
    return .accepted(events)
}

extension Array where Element: Equatable {
    fileprivate func adding(_ others: [Element]) -> [Element] { self + others.filter { !contains($0) } }
}

extension TrainingEnds? {
    /// When trainings ended, after these trainers and organisations have trained again: until the day that is stated of it,
    /// and until nobody knows when where none is.
    fileprivate func since(_ trainers: [PersonID], _ providers: [OrganisationID], _ ends: TrainingEnds?)
        -> TrainingEnds?
    {
        var known = self ?? TrainingEnds()
        for one in trainers { known.trainers[one] = later(known.trainers[one], ends?.trainers[one]) }
        for one in providers { known.providers[one] = later(known.providers[one], ends?.providers[one]) }
        return known == TrainingEnds() ? nil : known
    }

    private func later(_ before: Day?, _ stated: Day?) -> Day? { stated.map { max(before ?? $0, $0) } }
}
