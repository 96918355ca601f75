public import Contracts

extension Signatory {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        SignatoryProposed.self, SignatoryAppointed.self, SigningMandateEndProposed.self, SigningMandateEnded.self,
        SignatoryRetentionBegan.self, SignatoryRetentionEnded.self,
    ]

    /// The signatory after one more event. Total: an event that does not fit leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard var signatory = state ?? Signatory(beginning: event) else { return nil }
        signatory.apply(event)
        return signatory
    }

    private init?(beginning event: any Event) {
        switch event {
        case let event as SignatoryProposed: self.init(person: event.signatory, mandates: [], ended: [])
        case let event as SignatoryAppointed: self.init(person: event.signatory, mandates: [], ended: [])
        default: return nil
        }
    }

    private mutating func apply(_ event: any Event) {
        switch event {
        case let event as SignatoryProposed:
            drop(event.mandate.id)
            proposed = (proposed ?? []) + [ProposedMandate(mandate: event.mandate, by: event.proposedBy)]
        case let event as SignatoryAppointed:
            drop(event.mandate.id)
            mandates.append(event.mandate)
            if let day = event.signsFrom { signsFrom = (signsFrom ?? [:]).merging([event.mandate.id: day]) { $1 } }
            keeping = nil
        case let event as SigningMandateEndProposed:
            endProposed = (endProposed ?? [:]).merging([event.mandate: event.proposedBy]) { $1 }
        case let event as SigningMandateEnded:
            ended.insert(event.mandate)
            endProposed?[event.mandate] = nil
            if endProposed?.isEmpty == true { endProposed = nil }
        case let event as SignatoryRetentionBegan: keeping = SignatoryKeeping(until: event.keptUntil)
        case is SignatoryRetentionEnded: keeping = SignatoryKeeping(until: nil)
        default: break
        }
    }

    private mutating func drop(_ proposal: SigningMandateID) {
        proposed?.removeAll { $0.mandate.id == proposal }
        if proposed?.isEmpty == true { proposed = nil }
    }
}
