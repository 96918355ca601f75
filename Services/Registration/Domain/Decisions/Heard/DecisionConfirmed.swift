public import Contracts
import Scheme

/// A file was examined again on an appeal, and the decision stands.
public func decide(_ event: DecisionConfirmed, on file: RegistrationFile?) -> Decision {
    notingAppeal(event.decision, isOpen: false, event.dossier, file)
}
