public import Contracts
public import Kernel
import Scheme

/// The candidate gives up while evaluation holds the file (specification, step 1: until the jury decides).
public func decide(_ command: WithdrawCandidate, on file: AssessmentFile?, by: By) -> Decision {
    guard let attempt = file?.attemptUnderWay else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file)
        ?? selfActs(.candidate, command.candidate.value, by.actor)
    {
        return .refused(refusal)
    }
    return .accepted([CandidateWithdrewDuringEvaluation(dossier: command.dossier, attempt: attempt.number)])
}
