public import Contracts

/// The candidate works, or is to be observed, elsewhere: while nobody has recorded what they saw, the observation takes place
/// there. Later, what was seen counts on the facts of that day.
public func decide(_ event: WorkplaceChangeAsked, on file: AssessmentFile?) -> Decision {
    guard let attempt = file?.attemptUnderWay, attempt.number == event.attempt, attempt.recorded.isEmpty,
        attempt.formerObservers.isEmpty,
        attempt.file.employment != event.employment || attempt.file.company != event.company
    else { return .accepted([]) }
    return .accepted([
        AssessmentCompanyChanged(
            dossier: event.dossier,
            attempt: attempt.number,
            employment: event.employment,
            company: event.company,
            companyAgreedOn: event.companyAgreedOn
        )
    ])
}
