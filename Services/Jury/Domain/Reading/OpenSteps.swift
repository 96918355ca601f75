public import Contracts

extension Case {
    /// What waits on somebody: the panel's decision, or what it asked for.
    public func openSteps(of branch: BranchID) -> [OpenStep] {
        guard hold == nil, let undecided else { return [] }
        func step(
            _ code: String,
            _ responsible: Actor.Role,
            _ dueAt: Instant,
            isOverdue: Bool,
            _ persons: [PersonID]? = nil
        ) -> OpenStep {
            OpenStep(
                branch: branch,
                subject: StreamID(Case.kind, dossier.value),
                step: code,
                responsible: responsible,
                dueAt: dueAt,
                isOverdue: isOverdue,
                persons: persons
            )
        }
        if let awaited = undecided.awaited {
            let parties = undecided.file.parties
            return awaited.owedBy.flatMap { party in
                switch party {
                case .candidate: [step("supplement", .candidate, awaited.answerBy, isOverdue: false, [candidate])]
                case .company: [step("supplement", .company, awaited.answerBy, isOverdue: false)]
                case .observers:
                    [
                        step("supplement", .evaluator, awaited.answerBy, isOverdue: false, [parties.evaluator]),
                        step("supplement", .referent, awaited.answerBy, isOverdue: false, [parties.referent]),
                    ]
                }
            }
        }
        return [step("juryDecision", .juryMember, undecided.decideBy, isOverdue: undecided.toldOverdue)]
    }
}

extension Appeal {
    /// What waits on somebody: the decision on the appeal.
    public func openSteps(of branch: BranchID) -> [OpenStep] {
        guard isOpen else { return [] }
        let responsible: Actor.Role = if case .instructed = stage { .authority } else { .officer }
        return [
            OpenStep(
                branch: branch,
                subject: StreamID(Appeal.kind, decision.value),
                step: "appeal",
                responsible: responsible,
                dueAt: decideBy,
                remindAt: remindAt,
                isOverdue: toldOverdue
            )
        ]
    }
}

extension JurySession {
    /// What waits on somebody: the signatures under the minutes.
    public var openSteps: [OpenStep] {
        guard let awaited else { return [] }
        return [
            OpenStep(
                branch: branch,
                subject: StreamID(JurySession.kind, session.value),
                step: "minutesSignature",
                responsible: .juryMember,
                dueAt: awaited.signBy,
                remindAt: awaited.remindAt,
                isOverdue: awaited.toldOverdue,
                persons: signatories.filter { !awaited.signatories.contains($0) }
            )
        ]
    }
}
