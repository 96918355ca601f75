public import Contracts

/// Evaluation observes the candidate elsewhere: that is where they work now.
public func decide(_ event: AssessmentCompanyChanged, on file: RegistrationFile?) -> Decision {
    switch RegistrationFile.news(of: event.dossier, attempt: event.attempt, at: file) {
    case .early: .early(StreamID(RegistrationFile.kind, event.dossier.value))
    case .known: .accepted([])
    case .pending:
        .accepted([
            WorkplaceChanged(
                dossier: event.dossier,
                employment: event.employment,
                company: event.company,
                companyAgreedOn: event.companyAgreedOn,
                lapse: nil
            )
        ])
    }
}
