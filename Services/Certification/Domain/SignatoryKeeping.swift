public import Contracts

/// For how long a signatory's name and office are kept, once no mandate runs any more.
public struct SignatoryKeeping: Codable, Sendable, Equatable {
    /// The end of the term; `nil` once it is over.
    public internal(set) var until: Instant?
}

extension Signatory {
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
                ? Instant(milliseconds: 0) : mandate.until.map { $0.adding(days: 1).startInParis }
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

/// Somebody about whom complaints are open: while one is, nothing that is held about them here is erased.
public struct ConcernedSignatory: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "concerned-signatory"

    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [ConcernedSignatoryNoted.self]

    /// The open complaints, in the order in which they were heard of.
    public internal(set) var complaints: [ComplaintID]

    /// The state after an event.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        guard let event = event as? ConcernedSignatoryNoted else { return state }
        var state = state ?? Self(complaints: [])
        state.complaints.removeAll { $0 == event.complaint }
        if event.isOpen { state.complaints.append(event.complaint) }
        return state
    }

    /// What an open complaint held back is over with its decision, where its term is.
    public static func follow(
        _ event: any Event,
        from before: Self?,
        to after: Self,
        _ signatory: Signatory?,
        at now: Instant
    ) -> [any Event] { retentionOver(signatory, concerned: after, at: now) }

    /// None.
    public var claims: [Claim] { [] }

    /// None.
    public var numbers: [TakenNumber] { [] }

    /// None.
    public var dueTimes: [DueTime] { [] }
}
