public import Contracts

/// A candidate's objection to somebody who is or was designated in this attempt.
public struct Objection: Codable, Sendable, Equatable {
    /// To whom.
    public var observer: PersonID
    /// The day, in Paris.
    public var raisedOn: Day
    /// What became of it.
    public var outcome: Outcome

    /// What becomes of an objection.
    public enum Outcome: String, Codable, Sendable, CaseIterable {
        /// The officer has not decided.
        case open
        /// The candidate was right.
        case upheld
        /// The candidate was not.
        case rejected
        /// The observer was replaced before the officer had decided.
        case withoutObject
    }

    /// An objection.
    public init(observer: PersonID, raisedOn: Day, outcome: Outcome = .open) {
        self.observer = observer
        self.raisedOn = raisedOn
        self.outcome = outcome
    }
}

extension Attempt {
    /// The objection that waits for the officer; one at a time for each of the two.
    public func openObjection(to observer: PersonID) -> Objection? {
        objections.first { $0.observer == observer && $0.outcome == .open }
    }

    mutating func apply(_ event: ObjectionRaised) {
        guard openObjection(to: event.observer) == nil else { return }
        objections.append(Objection(observer: event.observer, raisedOn: event.raisedOn))
    }

    mutating func apply(_ event: ObjectionDecided) {
        for place in objections.indices
        where objections[place].observer == event.observer && objections[place].outcome == .open {
            objections[place].outcome = event.upheld ? .upheld : .rejected
        }
    }

    /// Who is no longer designated has nobody's objection to fear.
    mutating func closeObjections(against replaced: [PersonID]) {
        for place in objections.indices
        where objections[place].outcome == .open && replaced.contains(objections[place].observer) {
            objections[place].outcome = .withoutObject
        }
    }
}
