/// The candidate's registration is complete and waits for the officer (specification, step 1).
public struct CandidateRegistered: Event {
    public static let type: MessageType = "registration.candidate-registered.v1"
    /// The file.
    public var dossier: DossierID
    /// The branch asked.
    public var branch: BranchID
    /// The kind of certificate asked for.
    public var certificateKind: CertificateKindID
    /// The candidate.
    public var candidate: PersonID
    /// What was registered.
    public var registration: Registration
    /// When the file lapses without activity.
    public var lapsesAt: Instant
    /// When the candidate is reminded that it lapses.
    public var lapseRemindersAt: [Instant]
    /// Until when the officer accepts or refuses it.
    public var due: StepDue
    /// Who prepared it, where the candidate confirmed what somebody had prepared.
    public var preparedBy: Actor? = nil
    /// The form that the candidate signed, where they did not confirm it from their own account.
    public var signedForm: SignedForm? = nil
    public var personal: RegistrationPersonal?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// What a complete registration says, checked; what is personal stands apart.
public struct Registration: Codable, Sendable, Equatable {
    /// The branch's activity that the candidate works in, by its code.
    public var activity: String
    /// Situation at work.
    public var employment: Employment
    /// Where the candidate is to be observed.
    public var company: AssessmentCompany
    /// The day on which the assessment company agreed in writing; absent where it is the employer.
    public var companyAgreedOn: Day?
    /// Who trained the candidate for this certificate.
    public var trainers: [PersonID]
    /// The organisations that did.
    public var trainingProviders: [OrganisationID]
    /// When those trainings ended; absent where nobody has said.
    public var trainingEnds: TrainingEnds? = nil
    /// The day on which the candidate acknowledged the data protection notice.
    public var noticeAcknowledgedOn: Day
}

/// What is personal in a complete registration.
public struct RegistrationPersonal: Codable, Sendable, Equatable {
    /// Sex, where national reporting asks for it.
    public enum Sex: String, Codable, Sendable, CaseIterable { case female, male }

    /// What goes with the file through all its steps: identity, contact, arrangements.
    public var candidate: CandidatePersonal
    /// Sex, where national reporting asks for it; absent where it does not.
    public var sex: Sex? = nil
    /// The candidate's job; absent where the candidate has none.
    public var jobTitle: String? = nil
    /// How the candidate is in contact with customers.
    public var customerContact: String
}
