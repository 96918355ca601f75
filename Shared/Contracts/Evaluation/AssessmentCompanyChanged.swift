/// The candidate works, or is to be observed, elsewhere, and nobody has recorded what they saw: the observation takes place there
/// (specification, steps 2 and 3). A referent of the former company is to be replaced.
public struct AssessmentCompanyChanged: Event {
    public static let type: MessageType = "evaluation.assessment-company-changed.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The situation at work.
    public var employment: Employment
    /// Where the candidate is observed.
    public var company: AssessmentCompany
    /// The day on which the assessment company agreed in writing; absent where it is the employer, or has not changed.
    public var companyAgreedOn: Day?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
}
