public import Contracts
public import Kernel
import Scheme

/// An observer declares that they have no tie to the candidate (specification, step 2). Declared again, it stays as it is.
public func decide(_ command: DeclareNoTie, on file: AssessmentFile?, by: By) -> Decision {
    guard let attempt = file?.attemptToDecide else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = observerActs(command.observer, of: attempt, by: by.actor) { return .refused(refusal) }
    if observerHasDeclaredNoTie(command.observer, attempt) == nil { return .accepted([]) }
    if let refusal = actsAfterItsGround(by.earlierDay, attempt.designation?.since(command.observer)) {
        return .refused(refusal)
    }
    return .accepted([
        TieAbsenceDeclared(
            dossier: command.dossier,
            attempt: attempt.number,
            observer: command.observer,
            declaredAt: by.moment
        )
    ])
}
