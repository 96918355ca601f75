public import Contracts

/// The candidate gives up (*désistement*), possible until the jury has decided; registration decides while it holds
/// the file, on hold or not. A file that is withdrawn already stays so.
public func decide(_ command: WithdrawCandidate, on file: RegistrationFile?, by actor: Actor) -> Decision {
    if let refusal = candidateAskedPersonally(command.candidate, actor) { return .refused(refusal) }
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    guard file.candidate == command.candidate else {
        return .refused("actorMayNot", ["actor": actor.description])
    }
    if let refusal = registrationHoldsTheFile(file) { return .refused(refusal) }
    switch file.stage {
    case .prepared, .registered, .returned: return .accepted([CandidateWithdrew(dossier: file.dossier)])
    case .ended(_, .withdrawn): return .accepted([])
    case .handedOver, .awarded, .certified, .takenBack, .ended: return .refused(file.notNow)
    }
}

/// The candidate gave up while evaluation held the file.
public func decide(_ event: CandidateWithdrewDuringEvaluation, on file: RegistrationFile?) -> Decision {
    withdrawn(event.dossier, event.attempt, .evaluation, file)
}

/// The candidate gave up while the jury held the file.
public func decide(_ event: CandidateWithdrewBeforeDecision, on file: RegistrationFile?) -> Decision {
    withdrawn(event.dossier, event.attempt, .jury, file)
}

/// The jury has excluded the candidate.
public func decide(_ event: CandidateExcluded, on file: RegistrationFile?) -> Decision {
    switch RegistrationFile.news(of: event.dossier, attempt: event.attempt, at: file) {
    case .early: .early(StreamID(RegistrationFile.kind, event.dossier.value))
    case .known: .accepted([])
    case .pending:
        .accepted([FileExcluded(dossier: event.dossier, attempt: event.attempt, excludedOn: event.excludedOn)])
    }
}

/// The file lapsed while evaluation held it.
public func decide(_ event: FileLapsedDuringEvaluation, on file: RegistrationFile?) -> Decision {
    switch RegistrationFile.news(of: event.dossier, attempt: event.attempt, at: file) {
    case .early: .early(StreamID(RegistrationFile.kind, event.dossier.value))
    case .known: .accepted([])
    case .pending: .accepted([FileLapsed(dossier: event.dossier)])
    }
}

private func withdrawn(
    _ dossier: DossierID,
    _ attempt: Int,
    _ holder: FileWithdrawn.Holder,
    _ file: RegistrationFile?
) -> Decision {
    switch RegistrationFile.news(of: dossier, attempt: attempt, at: file) {
    case .early: .early(StreamID(RegistrationFile.kind, dossier.value))
    case .known: .accepted([])
    case .pending: .accepted([FileWithdrawn(dossier: dossier, attempt: attempt, heldBy: holder)])
    }
}
