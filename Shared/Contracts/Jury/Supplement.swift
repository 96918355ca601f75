/// Of whom a jury asks something more before it decides (*complément demandé*; specification, step 6).
public enum SupplementParty: String, Codable, Sendable, CaseIterable, Hashable {
    /// The two observers: an addendum to the booklet.
    case observers
    /// The candidate.
    case candidate
    /// The company in which the candidate was observed.
    case company
}

/// What is asked, in the jury's words.
public struct SupplementPersonal: Codable, Sendable, Equatable {
    /// What each party that is asked has to give.
    public var asks: [String: String]

    /// What is asked of one.
    public subscript(party: SupplementParty) -> String? { asks[party.rawValue] }
}
