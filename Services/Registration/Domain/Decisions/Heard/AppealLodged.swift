public import Contracts
import Scheme

/// A decision on the file is appealed.
public func decide(_ event: AppealLodged, on file: RegistrationFile?) -> Decision {
    notingAppeal(event.decision, isOpen: true, event.dossier, file)
}
