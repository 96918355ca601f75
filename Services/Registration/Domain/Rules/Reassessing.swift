import Contracts
import Scheme

/// "Le candidat pourra être réévalué uniquement sur les compétences manquantes" (specification, step 6): what is
/// assessed anew is what is missing, and what was acquired too long ago to be carried (policy `carriedElements`).
///
/// Every element of the standard is on exactly one side, in the standard's order.
func onlyMissingIsReassessed(
    _ returned: ReturnedFile,
    attempt: Int,
    standard: AssessmentStandard,
    carriedElements limit: TimeLimit,
    on day: Day
) -> AssessmentScope {
    let carried = returned.acquired.filter {
        carriedElementHasProvenance($0, before: attempt) && limit.holds(from: $0.acquiredOn, on: day)
            && !returned.missing.contains($0.element)
    }
    let byElement = Dictionary(carried.map { ($0.element, $0) }) { first, _ in first }
    return AssessmentScope(
        attempt: attempt,
        elements: standard.elementCodes.filter { byElement[$0] == nil },
        carried: standard.elementCodes.compactMap { byElement[$0] }
    )
}

/// What is carried forward says from which attempt, decision and observers it comes (rule of the scheme).
func carriedElementHasProvenance(_ element: CarriedElement, before attempt: Int) -> Bool {
    (1..<max(attempt, 1)).contains(element.attempt) && !element.observers.isEmpty
}

/// A reassessment ends an appeal that is open, and so the candidate says that they give it up; otherwise the appeal is decided
/// first. Neither ends the other in silence.
func reassessmentLeavesNoAppealBehind(_ file: RegistrationFile, givesUp: Bool) -> Refusal? {
    guard let decision = file.appeals.first, !givesUp else { return nil }
    return Refusal("reassessmentLeavesNoAppealBehind", ["decision": decision.value])
}
