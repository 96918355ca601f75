public import Contracts
import Scheme

/// The jury has awarded: the file is open no more (specification, step 6).
///
/// - Parameter heldThrough: the file that holds `RegistrationFile.certificateHeld(by:of:)` for candidate and kind.
public func decide(_ event: CertificateAwarded, on file: RegistrationFile?, heldThrough: DossierID?) -> Decision {
    switch RegistrationFile.news(of: event.dossier, attempt: event.attempt, decision: event.decision, at: file) {
    case .early: return .early(StreamID(RegistrationFile.kind, event.dossier.value))
    case .known: return .accepted([])
    case .pending:
        let awarded = FileAwarded(
            dossier: event.dossier,
            attempt: event.attempt,
            decision: event.decision,
            panel: event.panel,
            awardedOn: event.decidedOn,
            heldThrough: heldThrough == event.dossier ? nil : heldThrough
        )
        guard let accepted = file?.accepted, accepted.isCorrectedSince, let personal = accepted.personal,
            event.personal?.identity != personal.identity || event.personal?.contact != personal.contact
        else { return .accepted([awarded]) }
        // The correction had not reached the jury, which knows the former names; what the candidate needed in the situation
        // concerns a certificate no more.
        return .accepted([
            awarded,
            AwardedHolderCorrected(
                dossier: event.dossier,
                candidate: event.candidate,
                decision: event.decision,
                personal: personal.withoutArrangements
            ),
        ])
    }
}
