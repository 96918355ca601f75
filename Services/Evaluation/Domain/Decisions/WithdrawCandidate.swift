public import Contracts
import Scheme

/// The candidate gives up while evaluation holds the file (specification, step 1: until the jury decides).
public func decide(
    _ command: WithdrawCandidate,
    on file: AssessmentFile?,
    by actor: Actor,
    at now: Instant
) -> Decision {
    guard let attempt = file?.attemptUnderWay else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file)
        ?? selfActs(.candidate, command.candidate.value, actor)
    {
        return .refused(refusal)
    }
    return .accepted([CandidateWithdrewDuringEvaluation(dossier: command.dossier, attempt: attempt.number)])
}
