/// The kind of the identifier of an act that seats members; never instantiated.
public enum SeatingActKind {}

/// The act by which a branch names the members of a panel, by its reference, as `CPNE-2026-07`.
public typealias SeatingActID = Identifier<SeatingActKind>

/// A seat on a panel: who sits on a branch's joint jury, for which college, how, and for how long (specification, final
/// validation: "jury paritaire de branche").
public struct PanelSeat: Codable, Sendable, Equatable {
    /// Who sits.
    public var member: PersonID
    /// The side that the member sits for.
    public var college: College
    /// How the member sits.
    public var seat: SessionMember.Seat
    /// The organisation of the college that has the seat.
    public var organisation: OrganisationID
    /// The first day of the term.
    public var from: Day
    /// The last day of the term.
    public var until: Day
    /// The day on which the member undertook to keep what the jury sees confidential; absent while that is to come.
    public var confidentialSince: Day? = nil
}
