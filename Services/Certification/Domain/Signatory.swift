public import Contracts

/// Somebody who signs certificates, or did, with every mandate ever held (*mandat*).
public struct Signatory: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "signatory"

    /// Who.
    public internal(set) var person: PersonID
    /// The mandates, in the order of the appointments.
    public internal(set) var mandates: [SigningMandate]
    /// Those of them that were ended before their term.
    public internal(set) var ended: Set<SigningMandateID>
    /// For how long name and office are kept, once no mandate runs any more.
    public internal(set) var keeping: SignatoryKeeping?
    /// The mandates that one person has proposed and no second one has confirmed; `nil` for none.
    public internal(set) var proposed: [ProposedMandate]?
    /// The mandates whose end one person has proposed, with who has; `nil` for none.
    public internal(set) var endProposed: [SigningMandateID: Actor]?
    /// The first day on which a mandate signs, where that is not the first day of its term; `nil` for none.
    public internal(set) var signsFrom: [SigningMandateID: Day]?

    /// The mandate of that identifier, in force or not.
    public func mandate(_ id: SigningMandateID) -> SigningMandate? { mandates.first { $0.id == id } }
}

/// A mandate that one person has proposed.
public struct ProposedMandate: Codable, Sendable, Equatable {
    /// The mandate.
    public internal(set) var mandate: SigningMandate
    /// Who proposed it.
    public internal(set) var by: Actor
}

extension Signatory {
    /// The proposal of the mandate of that identifier.
    public func proposal(_ id: SigningMandateID) -> ProposedMandate? { proposed?.first { $0.mandate.id == id } }

    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        SignatoryProposed.self, SignatoryAppointed.self, SigningMandateEndProposed.self, SigningMandateEnded.self,
        SignatoryRetentionBegan.self, SignatoryRetentionEnded.self,
    ]

    /// The signatory after one more event. Total: an event that does not fit leaves it as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as SignatoryProposed:
            var signatory = state ?? Signatory(person: event.signatory, mandates: [], ended: [])
            signatory.drop(event.mandate.id)
            signatory.proposed =
                (signatory.proposed ?? []) + [
                    ProposedMandate(mandate: event.mandate, by: event.proposedBy)
                ]
            return signatory
        case let event as SignatoryAppointed:
            var signatory = state ?? Signatory(person: event.signatory, mandates: [], ended: [])
            signatory.drop(event.mandate.id)
            signatory.mandates.append(event.mandate)
            if let day = event.signsFrom {
                signatory.signsFrom = (signatory.signsFrom ?? [:]).merging([event.mandate.id: day]) { $1 }
            }
            signatory.keeping = nil
            return signatory
        case let event as SigningMandateEndProposed:
            var signatory = state
            signatory?.endProposed = (state?.endProposed ?? [:]).merging([event.mandate: event.proposedBy]) { $1 }
            return signatory
        case let event as SigningMandateEnded:
            var signatory = state
            signatory?.ended.insert(event.mandate)
            signatory?.endProposed?[event.mandate] = nil
            if signatory?.endProposed?.isEmpty == true { signatory?.endProposed = nil }
            return signatory
        case let event as SignatoryRetentionBegan: return state?.kept(SignatoryKeeping(until: event.keptUntil))
        case is SignatoryRetentionEnded: return state?.kept(SignatoryKeeping(until: nil))
        default:
            return state
        }
    }

    private mutating func drop(_ proposal: SigningMandateID) {
        proposed?.removeAll { $0.mandate.id == proposal }
        if proposed?.isEmpty == true { proposed = nil }
    }

    private func kept(_ keeping: SignatoryKeeping) -> Self {
        var signatory = self
        signatory.keeping = keeping
        return signatory
    }

    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// The key of whoever has a signing key.
    public static func key(_ publicKey: String) -> Claim { Claim("signing-key/\(publicKey)") }

    /// The key of whoever has a mandate.
    public static func mandateClaim(_ id: SigningMandateID) -> Claim { Claim("signing-mandate/\(id.value)") }

    /// The unique keys held: every mandate, and every signing key ever used, so that nobody else signs with it.
    public var claims: [Claim] {
        let keys = Set(mandates.map(\.publicKey)).sorted().map(Signatory.key)
        return mandates.map { Signatory.mandateClaim($0.id) } + keys
    }

    /// None.
    public var numbers: [TakenNumber] { [] }

    /// When the term begins for which name and office are kept, and when it ends.
    public var dueTimes: [DueTime] { retentionDue }

    /// Nobody: name and office stand in the journal only.
    public var persons: Set<PersonID> { [] }
}
