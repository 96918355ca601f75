public import Contracts

extension Referent {
    /// Nothing follows.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    { [] }

    /// What all keys by which a company's referents are found begin with.
    public static func companyPrefix(_ siren: String) -> String { "referent-of/\(siren)/" }

    /// A referent is found by each company in which they were briefed.
    public var claims: [Claim] {
        Set(briefings.map { String($0.companySiret.prefix(9)) }).sorted()
            .map { Claim(Self.companyPrefix($0) + person.value) }
    }
}
