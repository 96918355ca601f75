/// Evaluation takes a file up for one attempt, with all that it needs of it (specification, step 2). From now on
/// evaluation holds the file.
public struct AssessmentOpened: Event {
    public static let type: MessageType = "evaluation.assessment-opened.v1"
    /// The file, as registration handed it over.
    public var file: FileForAssessment
    /// When it lapses without activity.
    public var lapsesAt: Instant
    /// When evaluation took it up.
    public var openedAt: Instant
    /// How long each step may take, by the branch's policy of that day.
    public var due: AssessmentDueDays
    public var personal: CandidatePersonal?

    public var stream: StreamID { StreamID("assessment", file.dossier.value) }
    public var about: DossierID? { file.dossier }
    public var person: PersonID? { file.candidate }
}
