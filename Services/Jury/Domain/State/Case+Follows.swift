public import Contracts

extension Case {
    /// An appeal loses its object with the decision that it is against, where that is taken back, and with the candidate's
    /// reassessment.
    ///
    /// - Parameter appeal: the one against `decisionWithoutObject(_:from:)`; `nil` where there is none.
    public static func follow(
        _ event: any Event,
        from before: Self?,
        to after: Self,
        _ appeal: Appeal?,
        at now: Instant
    ) -> [any Event] {
        guard let appeal, appeal.isOpen, decisionWithoutObject(event, from: before) == appeal.decision else {
            return []
        }
        return [
            AppealClosed(
                decision: appeal.decision,
                dossier: appeal.dossier,
                panel: appeal.panel,
                cause: event is DecisionRescinded ? .rescinded : .reassessed
            )
        ]
    }

    /// The decision of which an event makes an appeal pointless.
    public static func decisionWithoutObject(_ event: any Event, from before: Self?) -> DecisionID? {
        switch event {
        case let event as DecisionRescinded: event.decision
        case is CaseLeftForReassessment: before?.standing?.decision
        default: nil
        }
    }

    /// The keys by which the undecided files of an evaluator are found, and those that are overdue.
    public var claims: [Claim] {
        guard let undecided else { return [] }
        let evaluated = Claim(Self.evaluatedByPrefix(undecided.file.parties.evaluator) + dossier.value)
        return hold == nil && undecided.toldOverdue
            ? [evaluated, .overdue(StreamID(Case.kind, dossier.value))] : [evaluated]
    }

    /// A case takes no numbers.
    public var numbers: [TakenNumber] { [] }

    /// `answer`: when what the jury asked for is due; until then no decision is. `decision`: when the jury's decision is due; gone once told or decided, and while the file is on hold.
    public var dueTimes: [DueTime] {
        guard hold == nil, let undecided else { return [] }
        if let awaited = undecided.awaited { return [DueTime("answer", at: awaited.answerBy)] }
        return undecided.toldOverdue ? [] : [DueTime("decision", at: undecided.decideBy)]
    }

    /// The candidate, while personal data or the jury's words are held.
    public var persons: Set<PersonID> {
        if hold?.reason != nil { return [candidate] }
        if reexamination?.reason != nil || reexamination?.former.finding?.words != nil { return [candidate] }
        return personsOfStage
    }

    private var personsOfStage: Set<PersonID> {
        switch stage {
        case .waiting(let file), .placed(let file, _): file.personal == nil ? [] : [candidate]
        case .examined(let file, let finding): file.personal == nil && finding.words == nil ? [] : [candidate]
        case .deferred(let file, let deferral): file.personal == nil && deferral.words == nil ? [] : [candidate]
        case .excluding(let file, let exclusion): file.personal == nil && exclusion.reason == nil ? [] : [candidate]
        case .decided(let decided):
            if case .rescissionVoted(let rescission) = decided.standing, rescission.reason != nil {
                [candidate]
            } else {
                decided.kept?.personal == nil && decided.finding?.words == nil ? [] : [candidate]
            }
        case .withdrawn, .deceased, .excluded, .left: []
        }
    }
}
