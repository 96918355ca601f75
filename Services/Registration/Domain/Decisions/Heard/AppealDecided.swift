public import Contracts
import Scheme

/// An appeal is decided. One that is upheld stays open here until the file has been examined again.
public func decide(_ event: AppealDecided, on file: RegistrationFile?) -> Decision {
    notingAppeal(event.decision, isOpen: event.upheld, event.dossier, file)
}
