public import Contracts

/// Until when what a refused application said is kept.
public struct RefusedApplication: Codable, Sendable, Equatable {
    /// The moment of the refusal: what was recorded by then is concerned.
    public var refusedAt: Instant
    /// The end of the term.
    public var keptUntil: Instant
}

extension AccreditationApplication {
    /// The due time at which what a refused application said is no longer kept.
    public static let retentionEnd = "retention"

    /// The refusal whose term ends first; `nil` where none is kept.
    var firstKept: RefusedApplication? { (refusals ?? []).min { $0.keptUntil < $1.keptUntil } }

    mutating func keep(_ event: any Event) {
        switch event {
        case let event as ApplicationRetentionBegan:
            refusals =
                (refusals ?? []) + [RefusedApplication(refusedAt: event.refusedAt, keptUntil: event.keptUntil)]
        case let event as ApplicationRetentionEnded: refusals?.removeAll { $0.refusedAt <= event.refusedAt }
        default: break
        }
    }
}

/// For how long what is held about an evaluator is kept, whom no branch accredits any more.
public struct AccreditationKeeping: Codable, Sendable, Equatable {
    /// The end of the term; `nil` once it is over.
    public var until: Instant?
}

extension Evaluator {
    /// The due time at which the last accreditation has ended, so that a term begins.
    public static let retentionStart = "retention-start"
    /// The due time at which what is held is no longer kept.
    public static let retentionEnd = "retention"

    /// The first day on which no branch accredits them; `nil` while one does, or a removal is under review.
    var endedOn: Day? {
        let isReviewed = lives.contains { if case .underReview = $0.removal { true } else { false } }
        let ends = accreditations.map { $0.end?.on }
        guard !isReviewed, !ends.contains(nil) else { return nil }
        return ends.compactMap { $0 }.max()
    }

    /// When the term begins, or ends; none once it is over.
    var retentionDue: [DueTime] {
        guard let endedOn else { return [] }
        guard let keeping else { return [DueTime(Self.retentionStart, at: endedOn.startInParis)] }
        return keeping.until.map { [DueTime(Self.retentionEnd, at: $0)] } ?? []
    }
}
