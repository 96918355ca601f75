public import Contracts

/// What those who hold an office decide on somebody's file, accreditation or certificate. Nobody does so on their own, nor where
/// they have a part in the file.
public enum OwnDecisions {
    /// Who holds an office: whoever decides on others.
    public static let offices: Set<Actor.Role> = [.officer, .authority, .committee, .juryMember]

    /// Whether a command decides on somebody.
    public static func decides(_ type: MessageType) -> Bool { types.contains(type) }

    /// The commands that decide on somebody.
    public static let table: [any Command.Type] = [
        // A file, from the registration to the certificate.
        PrepareRegistration.self, ConfirmRegistration.self, CorrectRegistration.self, ChangeWorkplace.self,
        AcceptRegistration.self, RefuseRegistration.self, SendReturnedFile.self, SuspendErasure.self,
        ResumeErasure.self, HoldFile.self, ReleaseFile.self, RecordCandidateDeath.self, AskParty.self, HearParty.self,
        DecideComplaint.self,
        DesignateObservers.self, EscalateDesignation.self, DecideObjection.self, ProposeAppointment.self,
        DeclineObservation.self,
        AnswerSupplement.self, CastBallot.self, CloseCase.self, AskForSupplement.self, ExcludeCandidate.self,
        RescindDecision.self, AdmitAppeal.self, RefuseAppeal.self, InstructAppeal.self, DecideAppeal.self,
        SignCertificate.self, SignCertificates.self, RecordHandwrittenSignature.self, DispatchCertificate.self,
        ReplaceCertificate.self,
        IssueDuplicate.self, RevokeCertificate.self, RecordHolderDeath.self, RecogniseCertificate.self,
        // An accreditation.
        InstructApplication.self, RecordAccreditationEvidence.self, DecideAccreditation.self,
        IssueAccreditationLetter.self, AccreditEvaluator.self, DecideRenewal.self, SuspendAccreditation.self,
        LiftSuspension.self, NotifyRemovalGrounds.self, DecideRemoval.self, DecideRemovalReview.self,
        RecordEvaluatorDeath.self, BriefReferent.self,
    ]

    /// The commands of an office that decide on nobody's file, by why.
    public static let others: [(because: String, commands: [any Command.Type])] = [
        (
            "a session has many files; on each, who is tied is recused",
            [
                ConveneSession.self, PlaceOnAgenda.self, PostponeSession.self, CancelSession.self, OpenSession.self,
                RecordDeparture.self, ReplaceMember.self, ReplaceSignatory.self, DeclareSessionVoid.self,
                DrawUpMinutes.self, DrawUpRectifiedMinutes.self, SignMinutes.self,
            ]
        ),
        ("it takes nobody's part", [DeclareTie.self, GiveProxy.self, LodgeComplaint.self]),
        (
            "it takes two persons",
            [
                SeatPanel.self, EndSeat.self, RegisterPersonKey.self, RevokePersonKey.self, AppointSignatory.self,
                EndSigningMandate.self,
            ]
        ),
        ("a branch is nobody's file", [RecordBranchLeaving.self]),
        (
            "a letter says what others have decided",
            [ResendLetter.self, WithdrawLetter.self, RecordPosting.self, NoteReturnedLetter.self]
        ),
    ]

    private static let types = Set(table.map { $0.type })
}

/// Nobody decides on their own file, accreditation or certificate, nor where they have a part: officer, authority, member,
/// signatory.
///
/// - Parameter concerned: whose it is, and who has a part in it.
public func nobodyDecidesOnTheirOwn(_ type: MessageType, by actor: Actor, concerned: Set<PersonID>) -> Refusal? {
    guard OwnDecisions.offices.contains(actor.role), OwnDecisions.decides(type), let person = PersonID(actor.id),
        concerned.contains(person)
    else { return nil }
    return Refusal("nobodyDecidesOnTheirOwn", ["actor": actor.description])
}
