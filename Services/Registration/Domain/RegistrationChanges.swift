import Contracts

// What changes in a file that stays where it is.
extension RegistrationFile {
    func moved(_ event: WorkplaceChanged) -> Self {
        var file = self
        switch stage {
        case .registered(var registered):
            registered.registration.employment = event.employment
            registered.registration.company = event.company
            registered.registration.companyAgreedOn =
                event.companyAgreedOn
                ?? (event.employment.status == .employee ? nil : registered.registration.companyAgreedOn)
            file.stage = .registered(registered)
        case .returned(var accepted, let returned):
            accepted.employment = event.employment
            accepted.company = event.company
            file.stage = .returned(accepted, returned)
        default: return self
        }
        return file.lapsing(event.lapse)
    }

    func corrected(_ event: RegistrationCorrected) -> Self {
        var file = lapsing(event.lapse)
        guard let after = event.personal?.after else { return file }
        switch stage {
        case .registered(var registered):
            registered.personal = after
            file.stage = .registered(registered)
        case .handedOver(var accepted):
            accepted.correct(after, event.changed)
            file.stage = .handedOver(accepted)
        case .returned(var accepted, let returned):
            accepted.correct(after, event.changed)
            file.stage = .returned(accepted, returned)
        case .takenBack(var accepted, let decision):
            accepted.correct(after, event.changed)
            file.stage = .takenBack(accepted, decision)
        case .prepared, .awarded, .certified, .ended: break
        }
        return file
    }

    func held(_ event: FileHeldAtRegistration) -> Self {
        var file = self
        file.hold = Hold(since: event.since, by: event.heldBy)
        return file
    }

    func released(_ event: FileReleasedAtRegistration) -> Self {
        guard hold != nil else { return self }
        var file = self
        file.hold = nil
        for place in file.pending.indices { file.pending[place].move(by: event.heldFor) }
        return file
    }

    func done(_ step: RegistrationStep) -> Self {
        var file = self
        file.pending.removeAll { $0.step == step }
        return file
    }

    func changing(_ step: RegistrationStep, _ change: (inout PendingStep) -> Void) -> Self {
        var file = self
        for place in file.pending.indices where file.pending[place].step == step { change(&file.pending[place]) }
        return file
    }

    /// Something was done with the file: it lapses later.
    private func lapsing(_ due: StepDue?) -> Self {
        guard let due else { return self }
        return changing(.activity) { $0 = PendingStep(.activity, due) }
    }
}

extension AcceptedFile {
    fileprivate mutating func correct(_ after: CandidatePersonal, _ changed: [CorrectedGroup]) {
        personal = after
        if changed.contains(where: { $0 != .arrangements }) { isCorrectedSince = true }
    }
}
