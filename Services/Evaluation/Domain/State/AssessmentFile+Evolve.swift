public import Contracts

extension AssessmentFile {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        AssessmentOpened.self, ReferentProposed.self, ObserversDesignated.self, TieAbsenceDeclared.self,
        AppointmentProposed.self, AppointmentAgreed.self, ObservationRecorded.self, ObservationAnnotated.self,
        BookletFilled.self, BookletReopened.self, BookletSigned.self, SignatureRefused.self,
        BookletTransmitted.self, BookletAmendmentDrawnUp.self, BookletRectified.self, BookletAddendumSigned.self,
        BookletAmendmentSettled.self, CandidateWithdrewDuringEvaluation.self,
        ObjectionRaised.self, ObjectionDecided.self, FileHeldDuringEvaluation.self, FileReleasedDuringEvaluation.self,
        DesignatedEvaluatorLost.self, DesignatedEvaluatorRegained.self, DesignationEscalated.self,
        AssessedCandidateCorrected.self, TransmittedCandidateCorrected.self, FileBeforePanelNoted.self,
        AssessmentStepFellDue.self, FileLapsedDuringEvaluation.self, FileGivenUpDuringEvaluation.self,
        FileRecalledFromJury.self, CandidateDiedDuringEvaluation.self, ObserverDeclined.self,
        AssessmentCompanyChanged.self,
    ]

    /// The state after an event. Total: what it does not know, or what does not fit, leaves the state as it is.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as AssessmentOpened:
            var attempt = Attempt(event)
            attempt.advance(by: event)
            return Self(dossier: event.file.dossier, stage: .underWay(attempt))
        case let event as BookletTransmitted:
            return Self(dossier: event.file.dossier, stage: .transmitted(TransmittedBooklet(event)))
        case let event as CandidateWithdrewDuringEvaluation:
            return Self(dossier: event.dossier, stage: .withdrawn(attempt: event.attempt))
        case let event as CandidateDiedDuringEvaluation:
            return Self(dossier: event.dossier, stage: .deceased(attempt: event.attempt))
        case let event as FileLapsedDuringEvaluation:
            return Self(dossier: event.dossier, stage: .lapsed(attempt: event.attempt))
        case let event as FileGivenUpDuringEvaluation:
            return Self(dossier: event.dossier, stage: .givenUp(attempt: event.scope.attempt))
        default:
            guard var state else { return nil }
            if case .transmitted(var transmitted) = state.stage {
                transmitted.apply(event)
                state.stage = .transmitted(transmitted)
                return state
            }
            guard var attempt = state.attemptUnderWay else { return state }
            if let event = event as? AssessedCandidateCorrected {
                // What registration does is no activity here.
                if event.attempt == attempt.number { attempt.candidate = event.personal }
                state.stage = .underWay(attempt)
                return state
            }
            let before = attempt
            attempt.apply(event)
            if attempt != before { attempt.advance(by: event) }
            state.stage = .underWay(attempt)
            return state
        }
    }
}

extension TransmittedBooklet {
    init(_ event: BookletTransmitted) {
        self.init(
            attempt: event.file.scope.attempt,
            panel: event.panel,
            candidate: event.file.candidate,
            evaluator: event.evaluator.person,
            referent: event.referent.person,
            digest: event.booklet.digest
        )
    }

    fileprivate mutating func apply(_ event: any Event) {
        switch event {
        case let event as FileBeforePanelNoted where event.attempt == attempt: isDecided = !event.isOpen
        case let event as BookletAmendmentDrawnUp where event.attempt == attempt:
            amendment = .drawnUp(digest: event.amendment.digest, by: event.signatory)
        case let event as BookletRectified where event.attempt == attempt:
            amendment = .submitted(event.amendment.digest)
        case let event as BookletAddendumSigned where event.attempt == attempt:
            amendment = .submitted(event.amendment.digest)
        case let event as BookletAmendmentSettled where event.attempt == attempt:
            amendment = nil
            guard event.taken else { return }
            taken.append(event.digest)
            head = event.digest
        default: return
        }
    }
}

extension Attempt {
    fileprivate mutating func apply(_ event: any Event) {
        switch event {
        case let event as ReferentProposed where event.attempt == number:
            proposed.removeAll { $0.person == event.referent.person }
            proposed.append(event.referent)
        case let event as ObserversDesignated where event.attempt == number:
            designate(event)
        case let event as DesignationEscalated where event.attempt == number: escalatedOn = event.escalatedOn
        case let event as TieAbsenceDeclared where event.attempt == number:
            guard case .observing(var designation, let recorded) = phase,
                !designation.declared.contains(event.observer)
            else { return }
            designation.declared.append(event.observer)
            phase = .observing(designation, recorded: recorded)
        case let event as AssessmentCompanyChanged where event.attempt == number:
            file.employment = event.employment
            file.company = event.company
            // What was agreed was agreed with the former company.
            appointments = []
        case let event as ObserverDeclined where event.attempt == number: apply(event)
        case let event as AppointmentProposed where event.attempt == number: propose(event.appointment)
        case let event as AppointmentAgreed where event.attempt == number: agree(event.appointment)
        case let event as ObjectionRaised where event.attempt == number: apply(event)
        case let event as ObjectionDecided where event.attempt == number: apply(event)
        case let event as AssessmentStepFellDue where event.attempt == number: apply(event)
        case let event as FileHeldDuringEvaluation where event.attempt == number: apply(event)
        case let event as FileReleasedDuringEvaluation where event.attempt == number: apply(event)
        case let event as DesignatedEvaluatorLost where event.attempt == number: apply(event)
        case let event as DesignatedEvaluatorRegained where event.attempt == number: apply(event)
        case let event as ObservationRecorded where event.attempt == number:
            guard case .observing(let designation, let recorded) = phase else { return }
            let observation = RecordedObservation(event, scope: file.scope.elements)
            phase = Attempt.phase(designation, recorded: recorded + [observation])
        case let event as BookletFilled where event.attempt == number:
            fill(event)
        case let event as BookletSigned where event.attempt == number:
            // The second signature comes with the transmission, which ends the attempt.
            guard case .filled(let designation, let both, var booklet) = phase else { return }
            if booklet.refusedBy == event.signatory { booklet.refusedBy = nil }
            phase = .signedByOne(designation, both, booklet, signatory: event.signatory)
        case let event as SignatureRefused where event.attempt == number: refuse(event.signatory)
        case let event as BookletReopened where event.attempt == number:
            guard case .signedByOne(let designation, let both, let booklet, _) = phase else { return }
            phase = .filled(designation, both, booklet)
        default: return
        }
    }

    private mutating func designate(_ event: ObserversDesignated) {
        let before = designation
        let evaluatorStays = before?.evaluator.person == event.evaluator.person
        let referentStays = before?.referent.person == event.referent.person
        let staying =
            (evaluatorStays ? [event.evaluator.person] : []) + (referentStays ? [event.referent.person] : [])
        closeObjections(against: event.replaced)
        if !evaluatorStays { lostEvaluator = nil }
        forgetDeclined(event.replaced)
        formerObservers += recorded.map(\.observer).filter { !staying.contains($0) }
        let now = Designation(
            evaluator: event.evaluator,
            referent: event.referent,
            evaluatorSince: evaluatorStays ? before?.evaluatorSince ?? event.designatedOn : event.designatedOn,
            referentSince: referentStays ? before?.referentSince ?? event.designatedOn : event.designatedOn,
            lentBy: event.lentBy,
            declared: before?.declared.filter(staying.contains) ?? []
        )
        phase = Attempt.phase(now, recorded: recorded.filter { staying.contains($0.observer) })
    }

    private mutating func refuse(_ observer: PersonID) {
        switch phase {
        case .filled(let designation, let both, var booklet):
            booklet.refusedBy = observer
            phase = .filled(designation, both, booklet)
        case .signedByOne(let designation, let both, var booklet, let signatory):
            booklet.refusedBy = observer
            phase = .signedByOne(designation, both, booklet, signatory: signatory)
        default: return
        }
    }

    private mutating func fill(_ event: BookletFilled) {
        let booklet = FilledBooklet(
            elements: file.scope.elements.map {
                event.elements[$0] ?? ElementAssessment(marks: CriterionMarks([]), judgement: .notAcquired)
            },
            notesDigest: event.notesDigest,
            digest: event.digest,
            personal: event.personal
        )
        switch phase {
        case .conferring(let designation, let both), .filled(let designation, let both, _):
            phase = .filled(designation, both, booklet)
        default: return
        }
    }
}
