public import Contracts
public import Scheme

/// Evaluation has given the file up.
public func decide(
    _ event: FileGivenUpDuringEvaluation,
    on file: RegistrationFile?,
    scheme: Scheme,
    at now: Instant
) -> Decision {
    givenUp(event.dossier, event.scope, file, scheme, now)
}
