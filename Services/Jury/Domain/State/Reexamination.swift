public import Contracts

/// A decision that stands until the file has been examined again.
public struct Reexamination: Codable, Sendable, Equatable {
    /// The decision, as it was.
    public var former: DecidedFile
    /// Why the appeal was upheld; `nil` once erased.
    public var reason: ReasonPersonal?
}

extension Case {
    /// The decision on the file that has not been taken back, were it being examined again.
    public var standing: DecidedFile? {
        if case .decided(let decided) = stage { decided } else { reexamination?.former }
    }

    /// The day on which its decision was notified: that of the second signature, or later, of its release from a hold.
    func notifiedOn(_ signedOn: Day) -> Day { releasedOn.map { max($0, signedOn) } ?? signedOn }

    /// That decision, where it is the last one on the file and no session examines it again.
    func decision(_ decision: DecisionID) -> DecidedFile? {
        guard case .decided(let decided) = stage, decided.decision == decision else { return nil }
        return decided
    }

    mutating func examineAgain(_ decided: DecidedFile, _ event: ReexaminationOrdered) {
        guard var file = decided.kept else { return }
        file.drawnBefore = []
        file.decideBy = event.decideBy
        file.toldOverdue = false
        file.excluded += event.excluded.filter { !file.excluded.contains($0) }
        reexamination = Reexamination(former: decided, reason: event.personal)
        stage = .waiting(file)
    }

    mutating func confirm(_ decision: DecisionID?) {
        guard let former = reexamination?.former, former.decision == decision else { return }
        stage = .decided(former)
        reexamination = nil
        hold = nil
    }

    // The decision that follows in the same minutes makes the file decided again.
    mutating func takeBackExamined() {
        guard let former = reexamination?.former else { return }
        earlier.append(
            EarlierDecision(attempt: attempt, decision: former.decision, awarded: former.awarded, rescinded: true)
        )
        reexamination = nil
    }
}
