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

private func takeUp(
    _ handedOver: FileForAssessment,
    lapsesAt: Instant,
    personal: CandidatePersonal?,
    on file: AssessmentFile?,
    _ due: DuePolicy,
    _ now: Instant
) -> Decision {
    // The same handover again, or one that was overtaken by a later attempt's.
    if let file, file.lastAttempt >= handedOver.scope.attempt { return .accepted([]) }
    return .accepted([
        AssessmentOpened(
            file: handedOver,
            lapsesAt: lapsesAt,
            openedAt: now,
            due: AssessmentDueDays(due),
            personal: personal
        )
    ])
}

extension AssessmentDueDays {
    fileprivate init(_ policy: DuePolicy) {
        self.init(
            referentProposal: policy.referentProposal,
            designation: policy.designation,
            tieDeclaration: policy.tieDeclaration,
            observation: policy.observation,
            observationRecording: policy.observationRecording,
            concertation: policy.concertation,
            bookletSignature: policy.bookletSignature,
            reminders: policy.reminderDays
        )
    }
}
