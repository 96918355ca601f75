public import Contracts

/// An accepted registration: evaluation takes the file up for its first attempt (specification, step 2).
public func decide(_ event: RegistrationAccepted, on file: AssessmentFile?) -> Decision {
    takeUp(event.file, lapsesAt: event.lapsesAt, personal: event.personal, on: file)
}

/// A reassessment: evaluation takes the file up again, for the missing elements only (specification, step 6). The event
/// carries all that is needed, whether or not the attempt before was ever heard of here.
public func decide(_ event: ReassessmentOpened, on file: AssessmentFile?) -> Decision {
    takeUp(event.file, lapsesAt: event.lapsesAt, personal: event.personal, on: file)
}

private func takeUp(
    _ handedOver: FileForAssessment,
    lapsesAt: Instant,
    personal: CandidatePersonal?,
    on file: AssessmentFile?
) -> Decision {
    // The same handover again, or one that was overtaken by a later attempt's.
    if let file, file.lastAttempt >= handedOver.scope.attempt { return .accepted([]) }
    return .accepted([AssessmentOpened(file: handedOver, lapsesAt: lapsesAt, personal: personal)])
}
