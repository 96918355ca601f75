public import Contracts
public import Kernel
public import Scheme

/// An observer adds a remark to what they have recorded (specification, step 3: recording freezes an observation, later
/// remarks are annotations). It is shown beside, and changes no mark.
public func decide(
    _ command: AnnotateObservation,
    on file: AssessmentFile?,
    standard: AssessmentStandard,
    by: By
) -> Decision {
    guard let attempt = file?.attemptUnderWay else { return .refused(fileIsNotHeldHere(file, command.dossier)) }
    if let refusal = candidateIsOfTheFile(command.candidate, attempt.file)
        ?? observerActs(command.observer, of: attempt, by: by.actor)
        ?? annotationIsOnRecordedObservation(command, attempt, standard)
    {
        return .refused(refusal)
    }
    return .accepted([
        ObservationAnnotated(
            dossier: command.dossier,
            attempt: attempt.number,
            candidate: attempt.file.candidate,
            observer: command.observer,
            criterion: command.criterion,
            annotatedAt: by.moment,
            personal: command.personal
        )
    ])
}
