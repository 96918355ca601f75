/// Somebody asks a branch to accredit them as an evaluator (specification, section on accreditation). As it is filled in:
/// everything that is missing or wrong is reported at once.
public struct ApplyForAccreditation: Command {
    public static let type: MessageType = "evaluation.apply-for-accreditation.v1"
    /// Who asks to be accredited.
    public var evaluator: PersonID
    /// The branch asked.
    public var branch: BranchID
    /// What they are and for whom they work; absent where it is not filled in.
    public var situation: EvaluatorSituation?
    /// The certificates asked for.
    public var certificateKinds: [CertificateKindID]
    /// Professional experience in the branch's activities.
    public var sectors: [SectorExperience]
    /// Experience in assessment, consulting or training in customer relations.
    public var competence: [CompetenceExperience]
    public var personal: ApplicantPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { evaluator }
}
