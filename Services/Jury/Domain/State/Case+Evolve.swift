public import Contracts

extension Case {
    /// Every event that a case is made of.
    public static let events: [any Event.Type] = [
        CaseOpened.self, CasePlaced.self, MemberRecused.self, BallotCast.self, CaseExamined.self, CaseAdjourned.self,
        BookletAmendmentTaken.self, BookletAmendmentRefused.self,
        CertificateAwarded.self, CertificateNotAwarded.self, RescissionVoted.self, DecisionRescinded.self,
        CaseLeftForReassessment.self, CandidateWithdrewBeforeDecision.self, DecisionFellDue.self,
        CandidateDiedBeforeDecision.self, RescissionVoided.self,
        DecisionWordsRectified.self,
        FileHeldBeforeDecision.self, FileReleasedBeforeDecision.self,
        SupplementVoted.self, SupplementAsked.self, SupplementReceived.self, SupplementFellDue.self,
        ReexaminationOrdered.self, DecisionConfirmed.self, ExclusionVoted.self, CandidateExcluded.self,
        CaseCandidateCorrected.self,
        FileGivenUpBeforeDecision.self,
    ]

    /// The case after an event. An event that it does not know, or that does not fit, leaves it as it is.
    public static func evolve(_ state: Case?, _ event: any Event) -> Case? {
        switch event {
        case let event as CaseOpened: return opened(state, event)
        case let event as CertificateAwarded:
            let place = (event.dossier, event.panel, event.candidate, event.attempt)
            return decided(state, place, event.decision, in: event.session, on: event.decidedOn, awarded: true)
        case let event as CertificateNotAwarded:
            let place = (event.dossier, event.panel, event.candidate, event.attempt)
            return decided(state, place, event.decision, in: event.session, on: event.decidedOn, awarded: false)
        case let event as CandidateWithdrewBeforeDecision:
            return over(state, event.dossier, event.panel, event.candidate, event.attempt, .withdrawn)
        case let event as CandidateDiedBeforeDecision:
            return over(state, event.dossier, event.panel, event.candidate, event.attempt, .deceased)
        case let event as FileGivenUpBeforeDecision:
            return over(state, event.dossier, event.panel, event.candidate, event.scope.attempt, .left)
        case let event as CandidateExcluded:
            return over(state, event.dossier, event.panel, event.candidate, event.attempt, .excluded)
        default:
            guard var state else { return nil }
            state.apply(event)
            return state
        }
    }

    /// Registration knows that the file has ended: so it has here, although a restored store may know nothing else of it.
    private static func over(
        _ state: Case?,
        _ dossier: DossierID,
        _ panel: PanelID,
        _ candidate: PersonID,
        _ attempt: Int,
        _ stage: Stage
    ) -> Case {
        Case(
            dossier: dossier,
            panel: panel,
            candidate: candidate,
            attempt: attempt,
            stage: stage,
            earlier: state?.earlier ?? [],
            hold: nil
        )
    }

    private static func opened(_ state: Case?, _ event: CaseOpened) -> Case {
        var earlier = state?.earlier ?? []
        if case .decided(let decided) = state?.stage, let attempt = state?.attempt {
            earlier.append(
                EarlierDecision(
                    attempt: attempt,
                    decision: decided.decision,
                    awarded: decided.awarded,
                    rescinded: false
                )
            )
        }
        let file = UndecidedFile(
            file: event.file,
            personal: event.personal,
            drawnBefore: [],
            declared: [],
            decideBy: event.decideBy,
            toldOverdue: false
        )
        return Case(
            dossier: event.file.dossier,
            panel: event.panel,
            candidate: event.file.candidate,
            attempt: event.file.scope.attempt,
            stage: .waiting(file),
            earlier: earlier
        )
    }

    private static func decided(
        _ state: Case?,
        _ place: (dossier: DossierID, panel: PanelID, candidate: PersonID, attempt: Int),
        _ decision: DecisionID,
        in session: SessionID,
        on day: Day,
        awarded: Bool
    ) -> Case {
        let decided = DecidedFile(
            decision: decision,
            session: session,
            day: day,
            awarded: awarded,
            kept: state?.undecided,
            finding: state?.finding,
            standing: .stands
        )
        return Case(
            dossier: place.dossier,
            panel: place.panel,
            candidate: place.candidate,
            attempt: place.attempt,
            stage: .decided(decided),
            earlier: state?.earlier ?? [],
            releasedOn: state?.releasedOn
        )
    }

    private mutating func apply(_ event: any Event) {
        switch (event, stage) {
        case (let event as CasePlaced, .waiting(let file)):
            stage = .placed(file, Sitting(session: event.session, recusals: event.recusals, ballots: [:], castBy: [:]))
        case (let event as MemberRecused, .placed(var file, var sitting)):
            let recusal = Recusal(member: event.member, ties: event.ties, source: event.source ?? .declared)
            if recusal.source == .declared { file.declared.append(recusal) }
            sitting.recusals.append(recusal)
            sitting.withdrawBallots(of: event.member)
            stage = .placed(file, sitting)
        case (let event as BallotCast, .placed(let file, var sitting)):
            sitting.ballots[event.member] = event.ballot
            sitting.castBy[event.member] = event.castBy
            stage = .placed(file, sitting)
        case (let event as CaseExamined, .placed(let file, let sitting)):
            stage = .examined(
                file,
                Finding(
                    session: sitting.session,
                    recusals: sitting.recusals,
                    examination: event.examination,
                    words: event.personal,
                    voted: sitting.voted,
                    closedBy: event.closedBy
                )
            )
        case (let event as SupplementVoted, .placed(let file, let sitting)): vote(event, file, sitting)
        case (let event as ExclusionVoted, .placed(let file, let sitting)):
            stage = .excluding(file, Exclusion(event, recusals: sitting.recusals))
        case (let event as SupplementAsked, _):
            replaceUndecided { file in
                file.awaited = AwaitedSupplement(
                    session: event.session,
                    owedBy: event.asked,
                    answerBy: event.answerBy
                )
            }
        case (let event as SupplementReceived, _): receive(event)
        case (is SupplementFellDue, _): replaceUndecided { $0.awaited = nil }
        case (let event as CaseAdjourned, _): adjourn(event)
        case (let event as BookletAmendmentTaken, _): take(event)
        case (let event as RescissionVoted, .decided(var decided)):
            decided.standing = .rescissionVoted(
                Rescission(session: event.session, votes: event.votes, reason: event.personal)
            )
            stage = .decided(decided)
        case (let event as RescissionVoided, .decided(var decided)) where decided.decision == event.decision:
            decided.standing = .stands
            stage = .decided(decided)
        case (let event as DecisionRescinded, .decided(let decided)) where decided.decision == event.decision:
            rescind(decided)
        case (let event as DecisionWordsRectified, .decided(var decided)) where decided.decision == event.decision:
            decided.finding?.words = event.personal
            stage = .decided(decided)
        case (let event as ReexaminationOrdered, .decided(let decided)) where decided.decision == event.decision:
            examineAgain(decided, event)
        case (let event as DecisionConfirmed, _): confirm(event.decision)
        case (let event as DecisionRescinded, _) where reexamination?.former.decision == event.decision:
            takeBackExamined()
        case (is CaseLeftForReassessment, _) where reexamination != nil:
            reexamination?.former.standing = .reassessed
            confirm(reexamination?.former.decision)
        case (is CaseLeftForReassessment, .decided(var decided)):
            decided.standing = .reassessed
            stage = .decided(decided)
        case (is CaseLeftForReassessment, .waiting), (is CaseLeftForReassessment, .placed),
            (is CaseLeftForReassessment, .examined), (is CaseLeftForReassessment, .deferred),
            (is CaseLeftForReassessment, .excluding):
            stage = .left
        case (let event as CaseCandidateCorrected, _): correct(event.personal)
        case (let event as FileHeldBeforeDecision, _): hold(event)
        case (let event as FileReleasedBeforeDecision, _): release(event)
        case (is DecisionFellDue, _): replaceUndecided { $0.toldOverdue = true }
        default: break
        }
    }

    private mutating func adjourn(_ event: CaseAdjourned) {
        guard var file = undecided else { return }
        if event.cause == .drawn {
            // What the minutes say was drawn; a restored store may know only that something was.
            let drawn =
                if case .examined(_, let finding) = stage { finding.examination.drawn } else {
                    file.file.scope.elements
                }
            file.drawnBefore += drawn.filter { !file.drawnBefore.contains($0) }
        }
        file.toldOverdue = file.toldOverdue && file.decideBy == event.decideBy
        file.decideBy = event.decideBy
        stage = .waiting(file)
    }

    private mutating func rescind(_ decided: DecidedFile) {
        guard var file = decided.kept else { return forget(decided) }
        // A new examination begins: what was drawn before the rescinded decision no longer counts.
        file.drawnBefore = []
        stage = .waiting(file)
        earlier.append(
            EarlierDecision(attempt: attempt, decision: decided.decision, awarded: decided.awarded, rescinded: true)
        )
    }

    /// A restored store may know of the file that it was decided, and that the decision was taken back, and nothing else:
    /// then the attempt is opened anew by its booklet, which an audit has published again.
    private mutating func forget(_ decided: DecidedFile) {
        earlier.append(
            EarlierDecision(attempt: attempt, decision: decided.decision, awarded: decided.awarded, rescinded: true)
        )
        attempt -= 1
        stage = .left
    }

    mutating func replaceUndecided(_ change: (inout UndecidedFile) -> Void) {
        switch stage {
        case .waiting(var file):
            change(&file)
            stage = .waiting(file)
        case .placed(var file, let sitting):
            change(&file)
            stage = .placed(file, sitting)
        case .examined(var file, let finding):
            change(&file)
            stage = .examined(file, finding)
        case .deferred(var file, let deferral):
            change(&file)
            stage = .deferred(file, deferral)
        case .excluding(var file, let exclusion):
            change(&file)
            stage = .excluding(file, exclusion)
        case .decided, .withdrawn, .deceased, .excluded, .left: break
        }
    }
}
