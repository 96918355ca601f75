import Contracts
import Scheme

func takeUp(
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
            reminders: policy.reminderDays,
            endsOnWorkingDays: policy.endsOnWorkingDays
        )
    }
}
