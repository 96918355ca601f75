public import Contracts

/// A file that stands still: nothing is decided on it until it is released (specification, section 5).
public struct Hold: Codable, Sendable, Equatable {
    /// From when.
    public var since: Instant
    /// Who put it on hold.
    public var by: PersonID
    /// Why; `nil` once erased.
    public var reason: HoldPersonal?
}

extension Case {
    mutating func hold(_ event: FileHeldBeforeDecision) {
        hold = Hold(since: event.since, by: event.heldBy, reason: event.personal)
    }

    /// All that was due is due later by as long as the file was held.
    mutating func release(_ event: FileReleasedBeforeDecision) {
        releasedOn = hold?.since.adding(milliseconds: event.heldFor).parisDay
        hold = nil
        replaceUndecided { file in
            file.decideBy = file.decideBy.adding(milliseconds: event.heldFor)
            if let awaited = file.awaited {
                file.awaited?.answerBy = awaited.answerBy.adding(milliseconds: event.heldFor)
            }
        }
    }
}
