/// The candidate of a returned file asks, personally, to be assessed again, on what is missing (specification, step 6).
public struct RequestReassessment: Command {
    public static let type: MessageType = "registration.request-reassessment.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, who is also the one who acts.
    public var candidate: PersonID
    /// The situation at work, where it has changed.
    public var employment: EmploymentForm? = nil
    /// The assessment company, where it has changed.
    public var company: AssessmentCompanyForm? = nil
    /// The day on which the assessment company agreed in writing, where one is stated that is not the employer.
    public var companyAgreedOn: String? = nil
    /// Who has trained the candidate since, besides those already known.
    public var trainers: [PersonID]? = nil
    /// The organisations that have, besides those already known.
    public var trainingProviders: [OrganisationID]? = nil
    /// When the trainings since then ended; unknown where absent.
    public var trainingEnds: TrainingEndsForm? = nil
    /// That the candidate gives up an appeal that is open; without it, the appeal is decided first.
    public var givesUpAppeal: Bool? = nil

    public var about: DossierID? { dossier }
}
