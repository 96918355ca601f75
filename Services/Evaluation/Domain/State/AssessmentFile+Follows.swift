public import Contracts

extension AssessmentFile {
    /// A booklet that both have signed counts for its evaluator's next report. It is counted behind the second signature: the
    /// transmission stays the last event, which what comes next builds on.
    public static func follow(_ event: any Event, from before: Self?, to after: Self, _: Void, at now: Instant)
        -> [any Event]
    {
        guard let event = event as? BookletSigned, let attempt = before?.attemptUnderWay,
            case .signedByOne(let designation, _, let booklet, let first) = attempt.phase, first != event.signatory
        else { return [] }
        return [attempt.counted(for: designation.evaluator.person, booklet, on: now.parisDay)]
    }

    /// The keys by which the files under way of an evaluator are found, and those that are overdue. One open file a person
    /// and certificate kind is registration's to see to.
    public var claims: [Claim] {
        var claims: [Claim] = []
        if let attempt = attemptUnderWay, let evaluator = attempt.designation?.evaluator.person {
            claims.append(Claim(Self.observedByPrefix(evaluator, attempt.accreditingBranch) + dossier.value))
        }
        if let attempt = attemptToDecide, attempt.waits.contains(where: \.toldOverdue) {
            claims.append(.overdue(StreamID(Self.kind, dossier.value)))
        }
        if case .transmitted(let transmitted) = stage, transmitted.isDecided != true {
            claims.append(Claim(Self.beforePanelPrefix(transmitted.panel) + dossier.value))
        }
        return claims
    }

    /// What the keys of all files begin with that are before a panel and not decided.
    public static func beforePanelPrefix(_ panel: PanelID) -> String { "before-panel/\(panel)/" }

    /// What the keys of all files under way begin with in which that evaluator is designated in that branch.
    public static func observedByPrefix(_ evaluator: PersonID, _ branch: BranchID) -> String {
        "observed-by/\(evaluator)/\(branch)/"
    }

    /// Whose personal data the state holds: the candidate's, while evaluation holds the file.
    public var persons: Set<PersonID> {
        guard let attempt = attemptUnderWay else { return [] }
        switch attempt.phase {
        case .filled(_, _, let booklet) where booklet.personal != nil: return [attempt.file.candidate]
        case .signedByOne(_, _, let booklet, _) where booklet.personal != nil: return [attempt.file.candidate]
        default: return attempt.candidate == nil ? [] : [attempt.file.candidate]
        }
    }
}

extension Attempt {
    fileprivate func counted(for evaluator: PersonID, _ booklet: FilledBooklet, on day: Day) -> AssessmentCounted {
        let situations = recorded.first { $0.observer == evaluator }?.situations ?? []
        let judgements = booklet.elements.map(\.judgement)
        let isNew = !file.scope.carried.contains { $0.observers.contains(evaluator) }
        let someNotAcquired = judgements.contains(.notAcquired)
        let allAcquired = judgements.allSatisfy { $0 == .acquired }
        return AssessmentCounted(
            evaluator: evaluator,
            branch: file.branch,
            dossier: file.dossier,
            attempt: number,
            on: day,
            tally: ActivityTally(
                assessments: 1,
                candidates: isNew ? 1 : 0,
                real: situations.count { $0.kind == .real },
                simulated: situations.count { $0.kind == .simulated },
                allAcquired: allAcquired ? 1 : 0,
                someNotAcquired: someNotAcquired ? 1 : 0,
                leftToTheJury: allAcquired || someNotAcquired ? 0 : 1
            )
        )
    }
}

extension AssessmentFile {
    /// What waits on somebody here; a step of two persons is a step of each.
    public var openSteps: [OpenStep] {
        guard let attempt = attemptToDecide else { return [] }
        return attempt.waits.flatMap { wait in
            wait.step.responsible.compactMap { role -> OpenStep? in
                let persons = attempt.awaited(role, for: wait.step)
                if persons?.isEmpty == true { return nil }
                return OpenStep(
                    branch: attempt.file.branch,
                    subject: StreamID(Self.kind, dossier.value),
                    step: wait.step.rawValue,
                    responsible: role,
                    dueAt: wait.dueAt,
                    remindAt: wait.reminders,
                    isOverdue: wait.toldOverdue,
                    persons: persons
                )
            }
        }
    }

    /// The due time at which somebody is reminded of a step, or stands on the overdue list.
    public static let step = "step"
    /// The due time at which the file lapses without activity.
    public static let lapse = "lapse"

    /// When the next reminder is given or a step is overdue, and when the file lapses; neither while it is on hold.
    public var dueTimes: [DueTime] {
        guard let attempt = attemptToDecide else { return [] }
        let next = attempt.waits.compactMap(\.next).min()
        return (next.map { [DueTime(Self.step, at: $0)] } ?? []) + [DueTime(Self.lapse, at: attempt.lapsesAt)]
    }
}

extension Attempt {
    /// Who in a role a step still waits on: not who has done it, nor who does nothing more in the file; `nil` where the role's holder is
    /// not known here.
    fileprivate func awaited(_ role: Actor.Role, for step: AssessmentStep) -> [PersonID]? {
        guard let designation, role == .evaluator || role == .referent else { return nil }
        let observer = role == .evaluator ? designation.evaluator.person : designation.referent.person
        let isDone =
            switch step {
            case .tieDeclaration: designation.declared.contains(observer)
            case .observation, .observationRecording: recorded.contains { $0.observer == observer }
            case .bookletSignature: signedAlready == observer
            case .concertation, .referentProposal, .designation: false
            }
        return isDone || hasDeclined(observer) != nil ? [] : [observer]
    }

    private var signedAlready: PersonID? {
        if case .signedByOne(_, _, _, let signatory) = phase { signatory } else { nil }
    }
}
