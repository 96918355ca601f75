import Contracts
import Messaging

/// What partner branches are told.
@Listening func telling() -> [any ListeningEntry] {
    Telling(RegistrationAccepted.self) { event, _ in
        PartnerRegistrationAccepted(
            branch: event.file.branch,
            dossier: event.file.dossier,
            number: event.file.number,
            certificateKind: event.file.certificateKind
        )
    }
}
