public import Contracts
public import Scheme

/// An accepted registration: evaluation takes the file up for its first attempt (specification, step 2).
public func decide(
    _ event: RegistrationAccepted,
    on file: AssessmentFile?,
    due: DuePolicy,
    at now: Instant
) -> Decision {
    takeUp(event.file, lapsesAt: event.lapsesAt, personal: event.personal, on: file, due, now)
}
