public import Contracts

/// In which roles each command may be sent, as the services decide it; whether this person may send it now, only they know.
public enum CommandRoles {
    /// The roles of a command; none where nobody sends it.
    public static func roles(of type: MessageType) -> [Actor.Role] {
        Actor.Role.allCases.filter { byRole[$0]?.contains(type) ?? false }
    }

    /// The commands of a role.
    public static func commands(of role: Actor.Role) -> [MessageType] {
        (byRole[role] ?? []).sorted { $0.value < $1.value }
    }

    private static let byRole: [Actor.Role: [MessageType]] = [
        .candidate: [
            RegisterCandidate.type, ConfirmRegistration.type, CorrectRegistration.type, ChangeWorkplace.type,
            RequestReassessment.type, WithdrawCandidate.type, ObjectToObserver.type, LodgeComplaint.type,
            LodgeAppeal.type, AnswerSupplement.type, DeclareSurveyParticipation.type,
        ],
        .company: [PrepareRegistration.type, ProposeReferent.type, AgreeAppointment.type, LodgeComplaint.type],
        .referent: observers,
        .evaluator: observers + [
            ApplyForAccreditation.type, GiveUndertakings.type, DeclareSituation.type, ChoosePublicContact.type,
            ReportActivity.type, RequestRenewal.type, AnswerRemovalGrounds.type, AskForRemovalReview.type,
            ResignAccreditation.type, BriefReferent.type, ProposeAppointment.type,
        ],
        .officer: [
            PrepareRegistration.type, ConfirmRegistration.type, CorrectRegistration.type, ChangeWorkplace.type,
            AcceptRegistration.type, RefuseRegistration.type, SendReturnedFile.type, SuspendErasure.type,
            ResumeErasure.type, HoldFile.type, ReleaseFile.type, LodgeComplaint.type, AskParty.type, HearParty.type,
            DesignateObservers.type, EscalateDesignation.type, ProposeAppointment.type, DecideObjection.type,
            InstructApplication.type, RecordAccreditationEvidence.type, NotifyRemovalGrounds.type,
            SuspendAccreditation.type, LiftSuspension.type, BriefReferent.type, RegisterPersonKey.type,
            RevokePersonKey.type, SeatPanel.type, EndSeat.type, ConveneSession.type, PlaceOnAgenda.type,
            PostponeSession.type, CancelSession.type, OpenSession.type, ReplaceSignatory.type, AnswerSupplement.type,
            AdmitAppeal.type, RefuseAppeal.type, InstructAppeal.type, DispatchCertificate.type,
            ReplaceCertificate.type, IssueDuplicate.type, RecordHolderDeath.type, RecogniseCertificate.type,
            ResendLetter.type, WithdrawLetter.type, RecordPosting.type, NoteReturnedLetter.type,
            RecordCandidateDeath.type, RecordEvaluatorDeath.type, DeclineObservation.type, RecordDeparture.type,
            ReplaceMember.type, DeclareSessionVoid.type, RecordHandwrittenSignature.type,
        ],
        .juryMember: [
            DeclareTie.type, GiveProxy.type, CastBallot.type, OpenSession.type, CloseCase.type, AskForSupplement.type,
            ExcludeCandidate.type, RescindDecision.type, DrawUpMinutes.type, SignMinutes.type,
            DrawUpRectifiedMinutes.type, HoldFile.type, ReleaseFile.type, RevokePersonKey.type, LodgeComplaint.type,
            RecordDeparture.type,
        ],
        .authority: [
            AccreditEvaluator.type, DecideAccreditation.type, IssueAccreditationLetter.type, DecideRenewal.type,
            SuspendAccreditation.type, LiftSuspension.type, DecideRemoval.type, DecideRemovalReview.type,
            RegisterPersonKey.type, RevokePersonKey.type, SeatPanel.type, EndSeat.type, DecideAppeal.type,
            DecideComplaint.type, AppointSignatory.type, EndSigningMandate.type, SignCertificate.type,
            SignCertificates.type, RevokeCertificate.type,
        ],
        .committee: [
            RecordBranchLeaving.type, AppointSignatory.type, EndSigningMandate.type, SignCertificate.type,
            SignCertificates.type,
        ],
        .system: [AnswerSurvey.type, BeginSending.type, NoteSending.type],
        .systemOperator: [ErasePerson.type],
    ]

    /// Referent and evaluator alike.
    private static let observers: [MessageType] = [
        DeclareNoTie.type, SaveObservationDraft.type, RecordObservation.type, AnnotateObservation.type,
        FillBooklet.type, ReopenBooklet.type, SignBooklet.type, RefuseSignature.type, RectifyBooklet.type,
        AddToBooklet.type, SignBookletAmendment.type, DeclineObservation.type, LodgeComplaint.type,
    ]
}
