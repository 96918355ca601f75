public import Contracts
public import Kernel

/// The candidate gives up (*désistement*), possible until the jury has decided; registration decides while it holds
/// the file, on hold or not. A file that is withdrawn already stays so.
public func decide(_ command: WithdrawCandidate, on file: RegistrationFile?, by: By) -> Decision {
    if let refusal = candidateAskedPersonally(command.candidate, by.actor) { return .refused(refusal) }
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    guard file.candidate == command.candidate else {
        return .refused("actorMayNot", ["actor": by.actor.description])
    }
    if let refusal = registrationHoldsTheFile(file) { return .refused(refusal) }
    switch file.stage {
    case .prepared, .registered, .returned: return .accepted([CandidateWithdrew(dossier: file.dossier)])
    case .ended(_, .withdrawn): return .accepted([])
    case .handedOver, .awarded, .certified, .takenBack, .ended: return .refused(file.notNow)
    }
}
