/// An observer has recorded what they saw; neither observer is shown the other's before both are recorded
/// (specification, step 3).
public struct ObservationRecorded: Event {
    public static let type: MessageType = "evaluation.observation-recorded.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer; one of the two designated.
    public var observer: PersonID
    /// The customer situations in which the observer saw the candidate; at least one.
    public var situations: [ObservedSituation]
    /// For each element under assessment the observer's marks (met, not met, not observed), in the standard's order.
    public var marks: [ElementCode: CriterionMarks]
    /// When it was recorded.
    public var recordedAt: Instant
    /// Interviews, tests, examinations beside; absent where there were none.
    public var complements: [ObservationComplement]? = nil
    /// The company's agreement, for days on which no appointment was agreed; absent where there is no such day.
    public var agreement: CompanyAgreement? = nil
    public var personal: ObservationPersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
