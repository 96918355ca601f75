/// The candidate, or an officer, states that the candidate works, or is to be observed, elsewhere from a day on
/// (specification, step 1). Where a group is absent, what was known stands.
public struct ChangeWorkplace: Command {
    public static let type: MessageType = "registration.change-workplace.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// The situation at work, where it has changed.
    public var employment: EmploymentForm? = nil
    /// The assessment company, where it has changed.
    public var company: AssessmentCompanyForm? = nil
    /// The day on which the assessment company agreed in writing, where one is stated that is not the employer.
    public var companyAgreedOn: String? = nil

    public var about: DossierID? { dossier }
}
