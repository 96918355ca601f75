/// The candidate of a file that evaluation holds works, or is to be observed, elsewhere. It has effect where nobody has recorded
/// what they saw: evaluation says so (`AssessmentCompanyChanged`), and it is noted then (`WorkplaceChanged`).
public struct WorkplaceChangeAsked: Event {
    public static let type: MessageType = "registration.workplace-change-asked.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// Situation at work, as it is now.
    public var employment: Employment
    /// Where the candidate is to be observed, as it is now.
    public var company: AssessmentCompany
    /// The day on which the assessment company agreed in writing; absent where it is the employer, or has not changed.
    public var companyAgreedOn: Day?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
