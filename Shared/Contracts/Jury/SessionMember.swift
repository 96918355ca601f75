public import JSONCoding

/// One who is convened to a session, with the facts that ties are looked for in (specification, step 6 and section on
/// the final validation).
///
/// A union or a federation is never among the organisations: sharing one is no tie, and belonging to one is nobody's
/// business here.
public struct SessionMember: Codable, Sendable, Equatable {
    /// How one sits.
    public enum Seat: String, Codable, Sendable, CaseIterable {
        /// A full member (*membre titulaire*).
        case full
        /// One who takes the place of a full member of the same college who is absent or recused (*suppléant*).
        case substitute
    }

    /// The member.
    public var person: PersonID
    /// The side that the member sits for.
    public var college: College
    /// How the member sits.
    public var seat: Seat
    /// SIREN, nine digits, of the legal persons that employ the member.
    public var employers: [String]
    /// Other organisations that the member belongs to.
    public var organisations: [OrganisationID]
    /// The evaluating or training providers that the member works for.
    public var providers: [OrganisationID]
}

/// The two who preside over a session and sign its minutes: one of each college.
public struct Presidency: Codable, Sendable, Equatable {
    /// Who presides.
    public var chair: PersonID
    /// Who presides when the chair is recused.
    public var viceChair: PersonID
}

/// Where a session sits; on the wire `remote`, or the code of premises in the branch's list.
public enum SessionPlace: WrittenAsText, Sendable, Equatable {
    /// At a distance.
    case remote
    /// In premises of the branch's list.
    case premises(OrganisationID)

    public init?(_ description: String) {
        guard let code = OrganisationID(description) else { return nil }
        self = code == "remote" ? .remote : .premises(code)
    }

    public static var spelling: String { OrganisationID.spelling }

    public var description: String {
        switch self {
        case .remote: "remote"
        case .premises(let code): code.value
        }
    }
}
