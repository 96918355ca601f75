/// An observer records what they saw, apart from the other and once for an attempt (specification, step 3). Recording
/// freezes it.
public struct RecordObservation: Command {
    public static let type: MessageType = "evaluation.record-observation.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate, whom the personal part is about.
    public var candidate: PersonID
    /// The observer; one of the two designated.
    public var observer: PersonID
    /// The customer situations in which the observer saw the candidate; at least one.
    public var situations: [ObservedSituation]
    /// For each element under assessment the observer's marks (met, not met, not observed), in the standard's order.
    public var marks: [ElementCode: CriterionMarks]
    public var personal: ObservationPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }

    /// An observation to record.
    public init(
        dossier: DossierID,
        candidate: PersonID,
        observer: PersonID,
        situations: [ObservedSituation],
        marks: [ElementCode: CriterionMarks],
        personal: ObservationPersonal?
    ) {
        self.dossier = dossier
        self.candidate = candidate
        self.observer = observer
        self.situations = situations
        self.marks = marks
        self.personal = personal
    }
}
