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
}

/// For how long a signatory's name and office are kept, once no mandate runs any more.
public struct SignatoryKeeping: Codable, Sendable, Equatable {
    /// The end of the term; `nil` once it is over.
    public internal(set) var until: Instant?
}
