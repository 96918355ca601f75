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
    /// Interviews, tests, examinations beside; absent where there were none.
    public var complements: [ObservationComplement]? = nil
    /// The company's agreement, for days on which no appointment was agreed; absent where there is no such day.
    public var agreement: CompanyAgreement? = nil
    /// The last save of each device that the recording device had seen of the observer's draft; absent where no draft
    /// was kept.
    public var draftSeen: [DeviceID: Int]? = nil
    public var personal: ObservationPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
