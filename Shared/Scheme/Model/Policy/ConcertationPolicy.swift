/// Step 4: concertation and booklet.
public struct ConcertationPolicy: Sendable, Equatable {
    /// Days of concertation after which a criterion may be left divergent, for the jury to decide.
    public var divergenceAfterDays = 15
    /// The share of an element's criteria that must be met for *acquired* to be proposed; 1 is every criterion. A
    /// judgement that departs from the proposal needs a justification.
    public var proposalShare = Fraction(1)

    /// The defaults.
    public init() {}
}
