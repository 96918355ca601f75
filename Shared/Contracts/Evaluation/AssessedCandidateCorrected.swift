/// What registration has put right of the candidate has reached evaluation, which holds the file: what it keeps, and what
/// goes to the jury with the booklet, is what is right.
public struct AssessedCandidateCorrected: Event {
    public static let type: MessageType = "evaluation.assessed-candidate-corrected.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The candidate.
    public var candidate: PersonID
    public var personal: CandidatePersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// The same once the booklet is transmitted: told to the panel that has the file, and to no other.
public struct TransmittedCandidateCorrected: Event {
    public static let type: MessageType = "evaluation.transmitted-candidate-corrected.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The panel that the booklet went to.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    public var personal: CandidatePersonal?

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var endsEarly: DossierID? { dossier }
    public var person: PersonID? { candidate }
    public var addressedPanel: PanelID? { panel }
}
