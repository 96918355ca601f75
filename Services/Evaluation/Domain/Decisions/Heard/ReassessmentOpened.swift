public import Contracts
public import Scheme

/// A reassessment: evaluation takes the file up again, for the missing elements only (specification, step 6). The event
/// carries all that is needed, whether or not the attempt before was ever heard of here.
public func decide(
    _ event: ReassessmentOpened,
    on file: AssessmentFile?,
    due: DuePolicy,
    at now: Instant
) -> Decision {
    takeUp(event.file, lapsesAt: event.lapsesAt, personal: event.personal, on: file, due, now)
}
