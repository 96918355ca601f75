public import Contracts
public import Scheme

/// The panel has given the file up.
public func decide(
    _ event: FileGivenUpBeforeDecision,
    on file: RegistrationFile?,
    scheme: Scheme,
    at now: Instant
) -> Decision {
    givenUp(event.dossier, event.scope, file, scheme, now)
}
