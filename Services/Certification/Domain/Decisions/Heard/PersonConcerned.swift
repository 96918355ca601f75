public import Contracts
import Scheme

/// A complaint about somebody is open, or is decided.
public func decide(_ event: PersonConcerned, on concerned: ConcernedSignatory?) -> Decision {
    guard (concerned?.complaints ?? []).contains(event.complaint) != event.isOpen else { return .accepted([]) }
    return .accepted([
        ConcernedSignatoryNoted(concerned: event.concerned, complaint: event.complaint, isOpen: event.isOpen)
    ])
}
