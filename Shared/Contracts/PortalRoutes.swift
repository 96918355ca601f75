extension Routes {
    /// What the portal's lists are made of. No observation and no ballot is among it: what one observer has noted is not for
    /// the other's eyes before both have, and a vote never leaves its panel.
    public static let toldToPortal: [MessageType] = [
        RegistrationPrepared.type, CandidateRegistered.type, RegistrationAccepted.type, RegistrationRefused.type,
        RegistrationCorrected.type, FileLapsed.type, CandidateWithdrew.type, CandidateDied.type, FileWithdrawn.type,
        FileReturned.type,
        FileAwarded.type, FileExcluded.type, ReassessmentOpened.type, RetentionEnded.type, PersonErased.type,
        FileHeldAtRegistration.type, FileReleasedAtRegistration.type,
        ReferentProposed.type, ObserversDesignated.type, TieAbsenceDeclared.type, AppointmentProposed.type,
        AppointmentAgreed.type, BookletFilled.type, BookletReopened.type, BookletSigned.type, BookletTransmitted.type,
        ObjectionRaised.type, ObjectionDecided.type,
        CaseOpened.type, CasePlaced.type, CaseExamined.type, CaseAdjourned.type, SessionConvened.type,
        SessionPostponed.type, SessionCancelled.type, MemberReplaced.type, SessionDeclaredVoid.type, SessionOpened.type,
        AgendaExtended.type, MinutesDrawnUp.type,
        MinutesSigned.type, CertificateAwarded.type, CertificateNotAwarded.type, DecisionRescinded.type,
        CertificatePrepared.type, CertificateSigned.type, CertificateIssued.type, CertificateReplaced.type,
        CertificateRevocationDemanded.type, CertificateRevoked.type, CertificateDispatched.type,
    ]

    /// The same, with the portal among the listeners: as an installation has it.
    public func heardByPortal() -> Routes {
        var routes = self
        for type in Self.toldToPortal { routes.listeners[type, default: []].insert(Self.portal) }
        return routes
    }

    /// Whether the portal is among the listeners.
    public var isHeardByPortal: Bool { listeners.values.contains { $0.contains(Self.portal) } }
}
