/// The candidate of a returned file asks, personally, to be assessed again, on what is missing (specification, step 6).
public struct RequestReassessment: Command {
    public static let type: MessageType = "registration.request-reassessment.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, who is also the one who acts.
    public var candidate: PersonID
    /// The situation at work, where it has changed.
    public var employment: EmploymentForm?
    /// The assessment company, where it has changed.
    public var company: AssessmentCompanyForm?
    /// The day on which the assessment company agreed in writing, where one is stated that is not the employer.
    public var companyAgreedOn: String?
    /// Who has trained the candidate since, besides those already known.
    public var trainers: [PersonID]?
    /// The organisations that have, besides those already known.
    public var trainingProviders: [OrganisationID]?
    /// When the trainings since then ended; unknown where absent.
    public var trainingEnds: TrainingEndsForm?

    public var about: DossierID? { dossier }

    /// A request for a reassessment.
    public init(
        dossier: DossierID,
        candidate: PersonID,
        employment: EmploymentForm? = nil,
        company: AssessmentCompanyForm? = nil,
        companyAgreedOn: String? = nil,
        trainers: [PersonID]? = nil,
        trainingProviders: [OrganisationID]? = nil,
        trainingEnds: TrainingEndsForm? = nil
    ) {
        self.dossier = dossier
        self.candidate = candidate
        self.employment = employment
        self.company = company
        self.companyAgreedOn = companyAgreedOn
        self.trainers = trainers
        self.trainingProviders = trainingProviders
        self.trainingEnds = trainingEnds
    }
}
