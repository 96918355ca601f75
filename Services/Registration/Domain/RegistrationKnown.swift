import Contracts

extension RegistrationFile {
    /// What is kept of the file from its acceptance to its end.
    var accepted: AcceptedFile? {
        switch stage {
        case .handedOver(let accepted), .returned(let accepted, _), .awarded(let accepted, _),
            .certified(let accepted, _, _), .takenBack(let accepted, _):
            accepted
        case .prepared, .registered, .ended: nil
        }
    }

    /// The number, from the acceptance on.
    public var number: RegistrationNumber? {
        if case .ended(let number, _) = stage { number } else { accepted?.number }
    }

    /// The jury's decision that stands, and the panel that took it.
    var decided: (decision: DecisionID, panel: PanelID)? {
        switch stage {
        case .returned(_, let returned): (returned.decision, returned.panel)
        case .awarded(_, let award), .certified(_, let award, _): (award.decision, award.panel)
        case .prepared, .registered, .handedOver, .takenBack, .ended: nil
        }
    }
}
