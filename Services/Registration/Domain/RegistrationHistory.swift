public import Contracts

extension RegistrationFile {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        RegistrationPrepared.self, CandidateRegistered.self, RegistrationAccepted.self, RegistrationRefused.self,
        CandidateWithdrew.self,
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
        switch event {
        case let event as RegistrationPrepared: RegistrationFile(event)
        case let event as CandidateRegistered: RegistrationFile(event).suspended(as: state)
        case let event as RegistrationAccepted:
            RegistrationFile(handedOver: event.file, event.personal)?.suspended(as: state) ?? state
        case let event as ReassessmentOpened:
            RegistrationFile(handedOver: event.file, event.personal)?.suspended(as: state) ?? state
        case is RegistrationRefused: state?.ended(.refused)
        case is CandidateWithdrew, is FileWithdrawn: state?.ended(.withdrawn)
        case is FileLapsed: state?.ended(.lapsed)
        case is FileExcluded: state?.ended(.excluded)
        case is FileClosed: state?.ended(.closed)
        case let event as FilePassedOn: state?.passed(event)
        case let event as FileReturned: state?.returned(event)
        case let event as WorkplaceChanged: state?.moved(event)
        case let event as FileAwarded: state?.awarded(event)
        case let event as CertificateRecorded: state?.certified(event)
        case let event as DecisionTakenBack: state?.takenBack(event)
        case is ReturnedFileSent: state?.done(.fileReturn)
        case let event as RegistrationCorrected: state?.corrected(event)
        case let event as FileHeldAtRegistration: state?.held(event)
        case let event as FileReleasedAtRegistration: state?.released(event)
        case let event as RegistrationStepFellDue: state?.changing(event.step) { $0.isOverdue = true }
        case let event as RegistrationStepReminded:
            state?.changing(event.step) { step in step.remindAt.removeAll { $0 == event.remindedFor } }
        default: evolveRetention(state, event)
        }
    }

    private static func evolveRetention(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as RetentionBegan: state?.keeping(event)
        case is RetentionEnded: state?.emptied()
        case let event as ErasureSuspended: state?.suspended(event)
        case let event as ErasureResumed: state?.resumed(event.cause)
        case let event as AppealNoted: state?.noted(event)
        default: state
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
    private func at(_ stage: Stage, pending: [PendingStep] = []) -> Self {
        var file = self
        file.stage = stage
        file.pending = pending
        file.hold = nil
        file.retention = nil
        return file
    }

    private func ended(_ how: Ending) -> Self { at(.ended(number: number, how)) }

    private func returned(_ event: FileReturned) -> Self {
        guard let accepted else { return self }
        // A file that lost its claim to a newer one while it stood awarded does not get it back by being returned.
        let openedMeanwhile: DossierID? =
            if case .takenBack(_, let decision) = stage { decision.openedMeanwhile } else { nil }
        return at(
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

    private func awarded(_ event: FileAwarded) -> Self {
        guard let accepted else { return self }
        return at(
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

    private func certified(_ event: CertificateRecorded) -> Self {
        guard case .awarded(let accepted, let award) = stage, award.decision == event.decision else { return self }
        return at(
            .certified(accepted, award, IssuedCertificate(certificate: event.certificate, number: event.number))
        )
    }

    private func takenBack(_ event: DecisionTakenBack) -> Self {
        guard let accepted, let decided, decided.decision == event.decision else { return self }
        var file = self
        file.appeals.removeAll { $0 == event.decision }
        file.awardsTakenBack = (awardsTakenBack ?? []) + [event.decision]
        return file.at(
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
