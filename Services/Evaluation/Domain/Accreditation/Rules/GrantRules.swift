import Contracts
import Scheme

/// The last day of a term that begins on that day.
func termEnd(from day: Day, _ policy: AccreditationPolicy) -> Day {
    day.adding(months: 12 * policy.termYears).adding(days: -1)
}

/// The last day of the period of a report after the one that ends on that day. Periods are counted from the day of the letter:
/// a short month shifts none behind it. Where the day is none of theirs, as an earlier program counted, it goes on from there.
func nextReportDue(after day: Day, since from: Day, months: Int) -> Day {
    func end(_ place: Int) -> Day { from.adding(months: place * months).adding(days: -1) }
    var place = 1
    while end(place) < day { place += 1 }
    return end(place) == day ? end(place + 1) : day.adding(days: 1).adding(months: months).adding(days: -1)
}

extension AccreditationConditions {
    init(_ policy: BranchPolicy) {
        self.init(
            reportMonths: policy.accreditation.reportMonths,
            reminderDays: policy.accreditation.reportReminderDays,
            overdueRemovalDays: policy.accreditation.reportOverdueRemovalDays,
            prolongationMonths: policy.accreditation.renewalProlongationMonths,
            hearingDays: policy.accreditation.hearingDays,
            reviewMonths: policy.appeal.months,
            removalGrounds: RemovalGround.allCases,
            markMayBeUsed: true,
            due: AccreditationDueDays(policy)
        )
    }
}

/// *Le dossier est instruit avant d'être décidé* (specification, section on accreditation), the selection criteria laid
/// beside what it says.
func applicationIsInstructed(_ application: AccreditationApplication) -> Refusal? {
    application.stage == .requested ? lacking("applicationIsInstructed", application) : nil
}

/// *L'information sur le processus d'évaluation a été suivie* (specification, section on accreditation).
func informationSessionAttended(_ application: AccreditationApplication) -> Refusal? {
    application.evidence.contains(.informationSession) ? nil : lacking("informationSessionAttended", application)
}

/// *Le référentiel et les outils sont maîtrisés* (specification, section on evaluators).
func standardAndToolsAreMastered(_ application: AccreditationApplication) -> Refusal? {
    application.evidence.contains(.mastery) ? nil : lacking("standardAndToolsAreMastered", application)
}

/// *La confidentialité est souscrite* (specification, section on confidentiality).
func confidentialityIsUndertaken(_ application: AccreditationApplication) -> Refusal? {
    application.undertakings.contains(.confidentiality) ? nil : lacking("confidentialityIsUndertaken", application)
}

/// *La protection des données personnelles est souscrite* (specification, section on confidentiality).
func dataProtectionIsUndertaken(_ application: AccreditationApplication) -> Refusal? {
    application.undertakings.contains(.dataProtection) ? nil : lacking("dataProtectionIsUndertaken", application)
}

/// *L'évaluateur s'engage à mobiliser les outils pour tout le référentiel* (specification, role of the evaluator).
func toolsCoverTheWholeStandard(_ application: AccreditationApplication) -> Refusal? {
    application.undertakings.contains(.wholeStandard) ? nil : lacking("toolsCoverTheWholeStandard", application)
}

/// *La charte graphique est acceptée* (specification, section on communication).
func charterIsAccepted(_ application: AccreditationApplication) -> Refusal? {
    application.undertakings.contains(.graphicCharter) ? nil : lacking("charterIsAccepted", application)
}

/// Everything that a grant still lacks.
func grantRefusals(_ application: AccreditationApplication) -> [Refusal] {
    [
        informationSessionAttended(application), standardAndToolsAreMastered(application),
        confidentialityIsUndertaken(application), dataProtectionIsUndertaken(application),
        toolsCoverTheWholeStandard(application), charterIsAccepted(application),
    ].compactMap { $0 }
}

/// *Un refus d'habilitation est motivé* (specification, section on accreditation).
func accreditationRefusalIsReasoned(_ reason: String?, _ application: AccreditationApplication) -> Refusal? {
    saysNothing(reason) ? lacking("accreditationRefusalIsReasoned", application) : nil
}

/// *C'est le courrier qui confère le statut, après l'octroi* (specification, section on accreditation): a letter of a day
/// between the grant and today.
func letterConfersStatus(_ letterOn: Day, _ application: AccreditationApplication, today: Day) -> Refusal? {
    if application.stage == .granted, let granted = application.grantedOn, granted <= letterOn, letterOn <= today {
        return nil
    }
    var facts = [
        "evaluator": application.evaluator.value, "state": application.stage.rawValue, "on": letterOn.description,
        "today": today.description,
    ]
    facts["earliest"] = application.grantedOn?.description
    return Refusal("letterConfersStatus", facts)
}

private func lacking(_ code: RefusalCode, _ application: AccreditationApplication) -> Refusal {
    Refusal(code, ["evaluator": application.evaluator.value, "branch": application.branch.value])
}
