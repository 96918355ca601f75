public import Contracts
public import Kernel
import Scheme

/// The candidate has died while evaluation holds the file, on hold or not: it ends, and nobody is asked anything in it any more.
public func decide(_ command: RecordCandidateDeath, on file: AssessmentFile?, by: By) -> Decision {
    if case .deceased = file?.stage { return .accepted([]) }
    if let refusal = officerActs(on: file, command.dossier, by.actor) { return .refused(refusal) }
    guard let attempt = file?.attemptUnderWay else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file)
        ?? deathHasHappened(command.diedOn, on: by.day)
    {
        return .refused(refusal)
    }
    return .accepted([
        CandidateDiedDuringEvaluation(dossier: command.dossier, attempt: attempt.number, diedOn: command.diedOn)
    ])
}
