/// Where the candidate works, or is to be observed, has changed since the file was registered.
public struct WorkplaceChanged: Event {
    public static let type: MessageType = "registration.workplace-changed.v1"
    /// The file.
    public var dossier: DossierID
    /// Situation at work, as it is now.
    public var employment: Employment
    /// Where the candidate is to be observed, as it is now.
    public var company: AssessmentCompany
    /// The day on which the assessment company agreed in writing; absent where it is the employer, or has not changed.
    public var companyAgreedOn: Day?
    /// When the file lapses now; absent where a reassessment comes with the change.
    public var lapse: StepDue?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}
