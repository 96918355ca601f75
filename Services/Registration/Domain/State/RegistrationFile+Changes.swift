import Contracts
import Scheme

extension RegistrationFile {
    /// A file that another branch takes over.
    mutating func pass(_ event: FilePassedOn) { branch = event.to }
}

// What changes in a file that stays where it is.
extension RegistrationFile {
    mutating func move(_ event: WorkplaceChanged) {
        switch stage {
        case .registered(var registered):
            registered.registration.employment = event.employment
            registered.registration.company = event.company
            registered.registration.companyAgreedOn =
                event.companyAgreedOn
                ?? (event.employment.status == .employee ? nil : registered.registration.companyAgreedOn)
            stage = .registered(registered)
        case .handedOver(var accepted):
            accepted.employment = event.employment
            accepted.company = event.company
            stage = .handedOver(accepted)
        case .returned(var accepted, let returned):
            accepted.employment = event.employment
            accepted.company = event.company
            stage = .returned(accepted, returned)
        default: return
        }
        lapseLater(event.lapse)
    }

    mutating func correct(_ event: RegistrationCorrected) {
        lapseLater(event.lapse)
        guard let after = event.personal?.after else { return }
        switch stage {
        case .registered(var registered):
            registered.personal = after
            stage = .registered(registered)
        case .handedOver(var accepted):
            accepted.correct(after, event.changed)
            stage = .handedOver(accepted)
        case .returned(var accepted, let returned):
            accepted.correct(after, event.changed)
            stage = .returned(accepted, returned)
        case .takenBack(var accepted, let decision):
            accepted.correct(after, event.changed)
            stage = .takenBack(accepted, decision)
        case .prepared, .awarded, .certified, .ended: break
        }
    }

    mutating func release(_ event: FileReleasedAtRegistration) {
        guard hold != nil else { return }
        hold = nil
        for place in pending.indices { pending[place].move(by: event.heldFor) }
    }

    mutating func change(_ step: RegistrationStep, _ change: (inout PendingStep) -> Void) {
        for place in pending.indices where pending[place].step == step { change(&pending[place]) }
    }

    /// Something was done with the file: it lapses later.
    private mutating func lapseLater(_ due: StepDue?) {
        guard let due else { return }
        change(.activity) { $0 = PendingStep(.activity, due) }
    }
}

extension AcceptedFile {
    fileprivate mutating func correct(_ after: CandidatePersonal, _ changed: [CorrectedGroup]) {
        personal = after
        if changed.contains(where: { $0 != .arrangements }) { isCorrectedSince = true }
    }
}

extension RegistrationFile {
    mutating func suspend(_ event: ErasureSuspended) {
        suspensions.removeAll { $0.cause == event.cause }
        suspensions.append(Suspension(cause: event.cause, since: event.since))
    }

    mutating func note(_ event: AppealNoted) {
        appeals.removeAll { $0 == event.decision }
        if event.isOpen { appeals.append(event.decision) }
    }
}
