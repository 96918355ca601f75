/// A complete application for accreditation has come in (specification, section on accreditation).
public struct AccreditationRequested: Event {
    public static let type: MessageType = "evaluation.accreditation-requested.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// What they are and for whom they work.
    public var situation: EvaluatorSituation
    /// The certificates asked for.
    public var certificateKinds: [CertificateKindID]
    /// Professional experience in the branch's activities.
    public var sectors: [SectorExperience]
    /// Experience in assessment, consulting or training in customer relations.
    public var competence: [CompetenceExperience]
    /// The day, in Paris.
    public var requestedOn: Day
    /// How long each step may take.
    public var due: AccreditationDueDays
    public var personal: ApplicantPersonal?

    public var stream: StreamID { applicationStream(branch, evaluator) }
    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
