public import Contracts
import Scheme

/// An appeal is not admitted.
public func decide(_ event: AppealRefused, on file: RegistrationFile?) -> Decision {
    notingAppeal(event.decision, isOpen: false, event.dossier, file)
}
