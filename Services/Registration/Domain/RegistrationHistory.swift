public import Contracts

extension RegistrationFile {
    /// Every event that `evolve` knows.
    public static let events: [any Event.Type] = [
        CandidateRegistered.self, RegistrationAccepted.self, RegistrationRefused.self, CandidateWithdrew.self,
        FileReturned.self, WorkplaceChanged.self, ReassessmentOpened.self, FileAwarded.self, CertificateRecorded.self,
        DecisionTakenBack.self, FileWithdrawn.self, FileLapsed.self,
    ]

    /// The file after one more event. Total: an event that does not fit leaves the file as it is. The events that
    /// hand a file over give the same file whatever was known before.
    public static func evolve(_ state: Self?, _ event: any Event) -> Self? {
        switch event {
        case let event as CandidateRegistered: RegistrationFile(event)
        case let event as RegistrationAccepted: RegistrationFile(handedOver: event.file, event.personal) ?? state
        case let event as ReassessmentOpened: RegistrationFile(handedOver: event.file, event.personal) ?? state
        case is RegistrationRefused: state?.ended(.refused)
        case is CandidateWithdrew, is FileWithdrawn: state?.ended(.withdrawn)
        case is FileLapsed: state?.ended(.lapsed)
        case let event as FileReturned: state?.returned(event)
        case let event as WorkplaceChanged: state?.moved(event)
        case let event as FileAwarded: state?.awarded(event)
        case let event as CertificateRecorded: state?.certified(event)
        case let event as DecisionTakenBack: state?.takenBack(event)
        default: state
        }
    }

    private init(_ event: CandidateRegistered) {
        self.init(
            dossier: event.dossier,
            branch: event.branch,
            certificateKind: event.certificateKind,
            candidate: event.candidate,
            stage: .registered(
                RegisteredFile(
                    registration: event.registration,
                    lapsesAt: event.lapsesAt,
                    personal: event.personal?.candidate
                )
            )
        )
    }

    private init?(handedOver file: FileForAssessment, _ personal: CandidatePersonal?) {
        guard let number = RegistrationNumber(file.number, branch: file.branch) else { return nil }
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
                    personal: personal
                )
            )
        )
    }

    private func at(_ stage: Stage) -> Self {
        var file = self
        file.stage = stage
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
                    lapsesAt: event.lapsesAt,
                    openedMeanwhile: openedMeanwhile
                )
            )
        )
    }

    private func moved(_ event: WorkplaceChanged) -> Self {
        guard case .returned(var accepted, let returned) = stage else { return self }
        accepted.employment = event.employment
        accepted.company = event.company
        return at(.returned(accepted, returned))
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
        return at(
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

extension RegistrationFile {
    /// What is kept of the file from its acceptance to its end.
    var accepted: AcceptedFile? {
        switch stage {
        case .handedOver(let accepted), .returned(let accepted, _), .awarded(let accepted, _),
            .certified(let accepted, _, _), .takenBack(let accepted, _):
            accepted
        case .registered, .ended: nil
        }
    }

    /// The number, from the acceptance on.
    public var number: RegistrationNumber? {
        if case .ended(let number, _) = stage { number } else { accepted?.number }
    }

    /// The jury's decision that stands, and the panel that took it.
    var decided: (decision: DecisionID, panel: PanelID)? {
        switch stage {
        case .returned(_, let returned): (returned.decision, returned.panel)
        case .awarded(_, let award), .certified(_, let award, _): (award.decision, award.panel)
        case .registered, .handedOver, .takenBack, .ended: nil
        }
    }
}
