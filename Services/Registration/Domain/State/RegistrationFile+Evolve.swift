public import Contracts

extension RegistrationFile {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        RegistrationPrepared.self, CandidateRegistered.self, RegistrationAccepted.self, RegistrationRefused.self,
        CandidateWithdrew.self, CandidateDied.self, WorkplaceChangeAsked.self,
        FileReturned.self, WorkplaceChanged.self, ReassessmentOpened.self, FileAwarded.self, CertificateRecorded.self,
        DecisionTakenBack.self, FileWithdrawn.self, FileLapsed.self, FileExcluded.self, ReturnedFileSent.self,
        RegistrationCorrected.self,
        FileHeldAtRegistration.self, FileReleasedAtRegistration.self, RegistrationStepFellDue.self,
        RegistrationStepReminded.self, AwardedHolderCorrected.self, RetentionBegan.self, RetentionEnded.self,
        ErasureSuspended.self, ErasureResumed.self, AppealNoted.self,
        FileRecalled.self, FilePassedOn.self, FileClosed.self,
    ]

    /// The file after one more event. Total: an event that does not fit leaves the file as it is. The events that
    /// hand a file over give the same file whatever was known before.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        if var begun = RegistrationFile(beginning: event) {
            // What suspends the erasure of a file suspends it wherever the file goes.
            if let state, state.dossier == begun.dossier, !(event is RegistrationPrepared) {
                begun.suspensions = state.suspensions
            }
            return begun
        }
        guard var state else { return nil }
        state.apply(event)
        return state
    }

    private init?(beginning event: any Event) {
        switch event {
        case let event as RegistrationPrepared: self.init(event)
        case let event as CandidateRegistered: self.init(event)
        case let event as RegistrationAccepted: self.init(handedOver: event.file, event.personal)
        case let event as ReassessmentOpened: self.init(handedOver: event.file, event.personal)
        default: return nil
        }
    }

    private mutating func apply(_ event: any Event) {
        switch event {
        case is RegistrationRefused: end(.refused)
        case is CandidateWithdrew, is FileWithdrawn: end(.withdrawn)
        case is CandidateDied: end(.deceased)
        case is FileLapsed: end(.lapsed)
        case is FileExcluded: end(.excluded)
        case is FileClosed: end(.closed)
        case let event as FilePassedOn: pass(event)
        case let event as FileReturned: comeBack(event)
        case let event as WorkplaceChanged: move(event)
        case let event as FileAwarded: award(event)
        case let event as CertificateRecorded: certify(event)
        case let event as DecisionTakenBack: takeBack(event)
        case is ReturnedFileSent: pending.removeAll { $0.step == .fileReturn }
        case let event as RegistrationCorrected: correct(event)
        case let event as FileHeldAtRegistration: hold = Hold(since: event.since, by: event.heldBy)
        case let event as FileReleasedAtRegistration: release(event)
        case let event as RegistrationStepFellDue: change(event.step) { $0.isOverdue = true }
        case let event as RegistrationStepReminded:
            change(event.step) { step in step.remindAt.removeAll { $0 == event.remindedFor } }
        default: applyRetention(event)
        }
    }

    private mutating func applyRetention(_ event: any Event) {
        switch event {
        case let event as RetentionBegan:
            retention = Retention(term: event.term, until: event.keptUntil, registerUntil: event.registerKeptUntil)
        case is RetentionEnded: retention?.isOver = true
        case let event as ErasureSuspended: suspend(event)
        case let event as ErasureResumed: suspensions.removeAll { $0.cause == event.cause }
        case let event as AppealNoted: note(event)
        default: break
        }
    }

    private init(_ event: RegistrationPrepared) {
        self.init(
            dossier: event.dossier,
            branch: event.branch,
            certificateKind: event.certificateKind,
            candidate: event.candidate,
            stage: .prepared(PreparedFile(preparedBy: event.preparedBy, form: event.form, personal: event.personal)),
            pending: [PendingStep(.confirmation, event.due)]
        )
    }

    private init(_ event: CandidateRegistered) {
        self.init(
            dossier: event.dossier,
            branch: event.branch,
            certificateKind: event.certificateKind,
            candidate: event.candidate,
            stage: .registered(
                RegisteredFile(registration: event.registration, personal: event.personal?.candidate)
            ),
            pending: [
                PendingStep(.check, event.due),
                PendingStep(.activity, StepDue(at: event.lapsesAt, remindAt: event.lapseRemindersAt)),
            ]
        )
    }

    private init?(handedOver file: FileForAssessment, _ personal: CandidatePersonal?) {
        guard let number = RegistrationNumber(file.number, handedOverBy: file.branch) else { return nil }
        self.init(
            dossier: file.dossier,
            branch: file.branch,
            certificateKind: file.certificateKind,
            candidate: file.candidate,
            stage: .handedOver(
                AcceptedFile(
                    number: number,
                    standard: file.standard,
                    attempt: file.scope.attempt,
                    activity: file.activity,
                    employment: file.employment,
                    company: file.company,
                    trainers: file.trainers,
                    trainingProviders: file.trainingProviders,
                    trainingEnds: file.trainingEnds,
                    personal: personal
                )
            )
        )
    }

    /// What waited on somebody, and a hold, end with the stage.
    private mutating func reach(_ stage: Stage, pending: [PendingStep] = []) {
        self.stage = stage
        self.pending = pending
        hold = nil
        retention = nil
    }

    private mutating func end(_ how: Ending) { reach(.ended(number: number, how)) }

    private mutating func comeBack(_ event: FileReturned) {
        guard let accepted else { return }
        // A file that lost its claim to a newer one while it stood awarded does not get it back by being returned.
        let openedMeanwhile: DossierID? =
            if case .takenBack(_, let decision) = stage { decision.openedMeanwhile } else { nil }
        reach(
            .returned(
                accepted,
                ReturnedFile(
                    decision: event.decision,
                    panel: event.panel,
                    missing: event.missing,
                    acquired: event.acquired,
                    openedMeanwhile: openedMeanwhile
                )
            ),
            pending: [
                PendingStep(.fileReturn, event.due),
                PendingStep(.activity, StepDue(at: event.lapsesAt, remindAt: event.lapseRemindersAt)),
            ]
        )
    }

    private mutating func award(_ event: FileAwarded) {
        guard let accepted else { return }
        reach(
            .awarded(
                accepted,
                Award(
                    decision: event.decision,
                    panel: event.panel,
                    awardedOn: event.awardedOn,
                    heldThrough: event.heldThrough
                )
            )
        )
    }

    private mutating func certify(_ event: CertificateRecorded) {
        guard case .awarded(let accepted, let award) = stage, award.decision == event.decision else { return }
        reach(.certified(accepted, award, IssuedCertificate(certificate: event.certificate, number: event.number)))
    }

    private mutating func takeBack(_ event: DecisionTakenBack) {
        guard let accepted, let decided, decided.decision == event.decision else { return }
        appeals.removeAll { $0 == event.decision }
        awardsTakenBack = (awardsTakenBack ?? []) + [event.decision]
        reach(
            .takenBack(
                accepted,
                TakenBackDecision(
                    decision: event.decision,
                    panel: decided.panel,
                    openedMeanwhile: event.openedMeanwhile
                )
            )
        )
    }
}
