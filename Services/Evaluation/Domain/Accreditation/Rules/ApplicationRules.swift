import Contracts
import Kernel
import Scheme

/// The months of experience that an application shows for a criterion, to the nearest; periods that overlap count once, and
/// nothing counts after that day.
func monthsShown(_ sectors: [SectorExperience], for criterion: SelectionCriterion, through day: Day) -> Int {
    let periods = sectors.filter { criterion == .branchCompany ? $0.inBranchCompany : $0.withCustomers }
        .compactMap { experience in
            experience.from.map { (from: $0.number, until: min(experience.until ?? day, day).number) }
        }
        .filter { $0.from <= $0.until }.sorted { $0.from < $1.from }
    var days = 0
    var counted = Int.min
    for period in periods where period.until > counted {
        days += period.until - max(period.from, counted == .min ? period.from : counted + 1) + 1
        counted = period.until
    }
    // 400 years have 4,800 months and 146,097 days.
    return (days * 9600 + 146_097) / (2 * 146_097)
}

/// *Le dossier de candidature est complet* (specification, section on accreditation): everything that is missing or wrong,
/// but for the two kinds of experience, which have rules of their own.
func applicationIsComplete(
    _ command: ApplyForAccreditation,
    _ branch: Branch,
    _ policy: AccreditationPolicy,
    today: Day
) -> [Fault] {
    var faults: [Fault] = []
    if let situation = command.situation {
        faults += situationFaults(situation, policy)
        if situation.employerSiren != nil {
            if situation.department?.isEmpty ?? true {
                faults.append(Fault("situation.department", "missing", expected: "the department there"))
            }
            if saysNothing(command.personal?.organisation) {
                faults.append(Fault("organisation", "missing", expected: "the organisation's name"))
            }
        }
    } else {
        faults.append(Fault("situation", "missing", expected: "kind, organisation and department"))
    }
    if command.certificateKinds.isEmpty {
        faults.append(Fault("certificateKinds", "missing", expected: "one certificate or more"))
    }
    for (place, kind) in command.certificateKinds.enumerated() where !branch.hasJoined(kind, on: today) {
        faults.append(Fault("certificateKinds.\(place)", "notJoined", expected: "a certificate that the branch joined"))
    }
    if saysNothing(command.personal?.name) { faults.append(Fault("name", "missing", expected: "first name and name")) }
    let email = command.personal?.email.split(separator: "@", omittingEmptySubsequences: false) ?? []
    if email.count != 2 || email.contains(where: { $0.isEmpty || $0.contains(where: \.isWhitespace) }) {
        faults.append(Fault("email", saysNothing(command.personal?.email) ? "missing" : "form", expected: "an address"))
    }
    if saysNothing(command.personal?.trainingPath) {
        faults.append(Fault("trainingPath", "missing", expected: "the training path"))
    }
    return faults
}

/// *L'expérience professionnelle dans les secteurs de la branche est justifiée* (specification, sections on evaluators and
/// on accreditation): in one of the branch's activities at least, with its period.
func sectorExperienceIsShown(_ sectors: [SectorExperience], _ branch: Branch, today: Day) -> [Fault] {
    if sectors.isEmpty {
        return [Fault("sectors", "missing", expected: "experience in one of the branch's activities")]
    }
    return sectors.enumerated().flatMap { place, experience in
        (branch.hasActivity(experience.activity)
            ? [] : [Fault("sectors.\(place).activity", "notAnActivity", expected: "an activity of the branch")])
            + periodFaults("sectors.\(place)", experience.from, experience.until, today: today)
    }
}

/// *La compétence en évaluation, conseil ou formation est justifiée* (specification, sections on evaluators and on
/// accreditation).
func evaluationCompetenceIsShown(_ competence: [CompetenceExperience], today: Day) -> [Fault] {
    if competence.isEmpty {
        return [Fault("competence", "missing", expected: "experience in assessment, consulting or training")]
    }
    return competence.enumerated().flatMap { place, experience in
        periodFaults("competence.\(place)", experience.from, experience.until, today: today)
    }
}

private func periodFaults(_ place: String, _ from: Day?, _ until: Day?, today: Day) -> [Fault] {
    var faults: [Fault] = []
    if let from {
        if from > today { faults.append(Fault("\(place).from", "future", expected: "\(today) or before")) }
        if let until, until < from {
            faults.append(Fault("\(place).until", "beforeFrom", expected: "\(from) or after"))
        }
    } else {
        faults.append(Fault("\(place).from", "missing", expected: "the first day"))
    }
    if let until, until > today { faults.append(Fault("\(place).until", "future", expected: "\(today) or before")) }
    return faults
}

/// What is wrong in a situation, whoever states it.
func situationFaults(_ situation: EvaluatorSituation, _ policy: AccreditationPolicy?) -> [Fault] {
    var faults: [Fault] = []
    if let policy, !policy.evaluatorKinds.contains(situation.kind) {
        faults.append(Fault("situation.kind", "notInPolicy", expected: "a kind that the branch accredits"))
    }
    if let siren = situation.employerSiren, let fault = sirenFault(siren) {
        let code = fault == .shape ? "form" : "checkDigit"
        faults.append(Fault("situation.employerSiren", code, expected: "9 digits, the last a check digit"))
    }
    if situation.employerSiren == nil, situation.kind == .companyProfessional {
        faults.append(Fault("situation.employerSiren", "missing", expected: "the company of a company professional"))
    }
    return faults
}

/// *Une candidature à la fois, et pas de qui est déjà habilité pour cela*: whose accreditation stands asks for its renewal.
func oneApplicationAtATime(
    _ command: ApplyForAccreditation,
    _ application: AccreditationApplication?,
    _ evaluator: Evaluator?
) -> Refusal? {
    let stands = evaluator?.standingAccreditation(command.branch).map {
        !command.certificateKinds.isEmpty && Set(command.certificateKinds).isSubset(of: $0.certificateKinds)
    }
    guard application?.isOpen == true || stands == true else { return nil }
    return Refusal(
        "oneApplicationAtATime",
        [
            "evaluator": command.evaluator.value, "branch": command.branch.value,
            "state": application.flatMap { $0.isOpen ? $0.stage.rawValue : nil } ?? "accredited",
        ]
    )
}
