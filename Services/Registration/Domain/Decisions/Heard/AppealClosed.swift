public import Contracts
import Scheme

/// An appeal has lost its object.
public func decide(_ event: AppealClosed, on file: RegistrationFile?) -> Decision {
    notingAppeal(event.decision, isOpen: false, event.dossier, file)
}
