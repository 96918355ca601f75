public import Contracts
public import Kernel
import Scheme

/// The candidate gives up, which is possible until the jury has decided: until the second signature under the minutes
/// (specification, step 1).
public func decide(_ command: WithdrawCandidate, on file: Case?, by: By) -> Decision {
    guard let file else { return .refused("unknownFile", ["dossier": command.dossier.value]) }
    if let refusal = selfActs(.candidate, command.candidate.value, by.actor)
        ?? isTheCandidate(command.candidate, of: file)
    {
        return .refused(refusal)
    }
    // While an appeal has the file examined again, the decision stands, and is another service's to live with.
    if let holder = file.handedTo ?? file.reexamination?.former.handedTo {
        return .refused("heldElsewhere", ["holder": holder])
    }
    if case .withdrawn = file.stage { return .accepted([]) }
    switch file.stage {
    case .excluded, .deceased: return .refused(notNow(file.stageName))
    case .waiting, .placed, .examined, .deferred, .excluding, .decided, .withdrawn, .left: break
    }
    return .accepted([
        CandidateWithdrewBeforeDecision(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            candidate: file.candidate
        )
    ])
}
