import Contracts
import Messaging

/// How the accreditations stand at a place in the journal of evaluation.
struct Standings {
    /// The last day in force.
    private var inForceUntil: [String: Day] = [:]
    private var suspensions: [String: Set<SuspensionCause>] = [:]

    private static func key(_ evaluator: PersonID, _ branch: BranchID) -> String { "\(evaluator) \(branch)" }

    /// What is wrong with a designation by that branch's accreditation.
    func faults(of found: ObserversDesignated, _ branch: BranchID) -> [String] {
        let evaluator = found.evaluator.person
        let key = Self.key(evaluator, branch)
        guard let until = inForceUntil[key], found.designatedOn <= until else {
            return ["\(found.dossier): \(evaluator) is designated without an accreditation in force"]
        }
        return suspensions[key]?.isEmpty == false
            ? ["\(found.dossier): \(evaluator) is designated while suspended"] : []
    }

    /// One more event.
    mutating func note(_ event: JournalledEvent) {
        noteTerm(event)
        noteEnd(event)
        if let found = event.decoded(AccreditationSuspended.self) {
            suspensions[Self.key(found.evaluator, found.branch), default: []].insert(found.cause)
        } else if let found = event.decoded(SuspensionLifted.self) {
            suspensions[Self.key(found.evaluator, found.branch)]?.remove(found.cause)
        }
    }

    private mutating func noteTerm(_ event: JournalledEvent) {
        if let found = event.decoded(EvaluatorAccredited.self) {
            let key = Self.key(found.evaluator, found.branch)
            inForceUntil[key] = found.until
            // By a new letter the next report is due later; a precaution stays.
            suspensions[key]?.remove(.reportOverdue)
        } else if let found = event.decoded(RenewalRequested.self) {
            change(found.evaluator, found.branch, until: found.prolongedUntil)
        } else if let found = event.decoded(AccreditationRenewed.self) {
            change(found.evaluator, found.branch, until: found.until)
        } else if let found = event.decoded(RenewalRefused.self) {
            change(found.evaluator, found.branch, until: found.until)
        }
    }

    private mutating func noteEnd(_ event: JournalledEvent) {
        if let found = event.decoded(AccreditationExpired.self) {
            end(found.evaluator, found.branch, on: found.endsOn)
        } else if let found = event.decoded(AccreditationRemoved.self) {
            end(found.evaluator, found.branch, on: found.endsOn)
        } else if let found = event.decoded(AccreditationResigned.self) {
            end(found.evaluator, found.branch, on: found.endsOn)
        } else if let found = event.decoded(RemovalReviewDecided.self), let until = found.inForceUntil {
            change(found.evaluator, found.branch, until: until)
        }
    }

    private mutating func change(_ evaluator: PersonID, _ branch: BranchID, until: Day) {
        inForceUntil[Self.key(evaluator, branch)] = until
    }

    /// In force through the day before.
    private mutating func end(_ evaluator: PersonID, _ branch: BranchID, on day: Day) {
        let key = Self.key(evaluator, branch)
        inForceUntil[key] = inForceUntil[key].map { min($0, day.adding(days: -1)) }
    }
}
