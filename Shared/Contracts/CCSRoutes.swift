extension Routes {
    /// Who listens to what and who may send what, in this system. A test holds it against the services' own tables.
    public static func ccs(panels: [PanelID]) -> Routes {
        let people: Set<MessageType> = [
            RegisterCandidate.type, AcceptRegistration.type, RefuseRegistration.type, RequestReassessment.type,
            PrepareRegistration.type, ConfirmRegistration.type, CorrectRegistration.type, ChangeWorkplace.type,
            SendReturnedFile.type, SuspendErasure.type, ResumeErasure.type, HoldFile.type, ReleaseFile.type,
            WithdrawCandidate.type,
            AccreditEvaluator.type, ApplyForAccreditation.type, InstructApplication.type,
            RecordAccreditationEvidence.type, GiveUndertakings.type, DecideAccreditation.type,
            IssueAccreditationLetter.type, BriefReferent.type, ReportActivity.type, RequestRenewal.type,
            DecideRenewal.type, SuspendAccreditation.type, LiftSuspension.type, NotifyRemovalGrounds.type,
            AnswerRemovalGrounds.type, DecideRemoval.type, AskForRemovalReview.type, DecideRemovalReview.type,
            ResignAccreditation.type, DeclareSituation.type, ChoosePublicContact.type,
            ProposeReferent.type, DesignateObservers.type, EscalateDesignation.type, DeclareNoTie.type,
            ProposeAppointment.type, AgreeAppointment.type, SaveObservationDraft.type, RecordObservation.type,
            AnnotateObservation.type, FillBooklet.type, ReopenBooklet.type, SignBooklet.type, RefuseSignature.type,
            ObjectToObserver.type, DecideObjection.type,
            RectifyBooklet.type, AddToBooklet.type, SignBookletAmendment.type,
            SeatPanel.type, EndSeat.type, ConveneSession.type, PlaceOnAgenda.type, CancelSession.type, OpenSession.type,
            DeclareTie.type,
            GiveProxy.type, PostponeSession.type, AskForSupplement.type,
            AnswerSupplement.type,
            CastBallot.type, CloseCase.type,
            RescindDecision.type, ExcludeCandidate.type, DrawUpMinutes.type, SignMinutes.type,
            DrawUpRectifiedMinutes.type, ReplaceSignatory.type,
            LodgeComplaint.type, HearParty.type, DecideComplaint.type,
            LodgeAppeal.type, AdmitAppeal.type, RefuseAppeal.type, InstructAppeal.type, DecideAppeal.type,
            AppointSignatory.type, EndSigningMandate.type, SignCertificate.type, SignCertificates.type,
            DispatchCertificate.type, ReplaceCertificate.type, IssueDuplicate.type, RevokeCertificate.type,
            RecordHolderDeath.type, RecogniseCertificate.type, DeclareSurveyParticipation.type, AnswerSurvey.type,
        ]
        return Routes(
            listeners: [
                RegistrationAccepted.type: ["evaluation"],
                ReassessmentOpened.type: ["evaluation", "jury"],
                RegistrationCorrected.type: ["evaluation"],
                TransmittedCandidateCorrected.type: ["jury"],
                CandidateWithdrewDuringEvaluation.type: ["registration"],
                FileLapsedDuringEvaluation.type: ["registration"],
                EvaluatorAccredited.type: ["jury"],
                EvaluatorSituationDeclared.type: ["jury"],
                RenewalRequested.type: ["jury"],
                AccreditationRenewed.type: ["jury"],
                RenewalRefused.type: ["jury"],
                AccreditationSuspended.type: ["jury"],
                SuspensionLifted.type: ["jury"],
                AccreditationResigned.type: ["jury"],
                AccreditationRemoved.type: ["jury"],
                RemovalReviewDecided.type: ["jury"],
                BookletTransmitted.type: ["jury"],
                BookletRectified.type: ["jury"],
                BookletAddendumSigned.type: ["jury"],
                BookletAmendmentTaken.type: ["evaluation"],
                BookletAmendmentRefused.type: ["evaluation"],
                CandidateWithdrewBeforeDecision.type: ["registration", "evaluation"],
                CandidateExcluded.type: ["registration", "evaluation"],
                CertificateAwarded.type: ["registration", "evaluation", "certification"],
                CertificateNotAwarded.type: ["registration", "evaluation"],
                DecisionRescinded.type: ["registration", "evaluation", "certification"],
                CertificateIssued.type: ["registration"],
                AwardedHolderCorrected.type: ["certification"],
                RetentionEnded.type: ["evaluation", "jury", "certification"],
                AppealLodged.type: ["registration"],
                AppealRefused.type: ["registration"],
                AppealClosed.type: ["registration"],
                AppealDecided.type: ["registration"],
                DecisionConfirmed.type: ["registration"],
            ],
            senders: ["ccs-portal": people, Routes.operatorUser: people],
            panels: panels
        )
    }

    /// The stores that there are.
    public var stores: [String] {
        ["registration", "evaluation"] + panels.map(Routes.store(ofPanel:)) + ["certification"]
    }
}
