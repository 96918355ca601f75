public import Contracts
import Scheme

extension Signatory {
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

    /// When the term begins for which name and office are kept, and when it ends.
    public var dueTimes: [DueTime] { retentionDue }

    /// Nobody: name and office stand in the journal only.
    public var persons: Set<PersonID> { [] }

    /// The due time at which the last mandate has ended, so that a term begins.
    public static let retentionStart = "retention-start"
    /// The due time at which name and office are no longer kept.
    public static let retentionEnd = "retention"

    /// The moment at which no mandate runs any more; `nil` while one does without end. What was ended before its term
    /// runs no more, whenever that was.
    var mandatesOverAt: Instant? {
        // Of who is but proposed no name is known.
        if mandates.isEmpty { return nil }
        let ends = mandates.map { mandate in
            ended.contains(mandate.id)
                ? Instant(milliseconds: 0) : mandate.until.map { Deadline(lastDay: $0).endsAt }
        }
        return ends.contains(nil) ? nil : ends.compactMap { $0 }.max()
    }

    /// When the term begins, or ends; none once it is over.
    var retentionDue: [DueTime] {
        guard let mandatesOverAt else { return [] }
        guard let keeping else { return [DueTime(Self.retentionStart, at: mandatesOverAt)] }
        return keeping.until.map { [DueTime(Self.retentionEnd, at: $0)] } ?? []
    }
}
