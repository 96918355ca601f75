/// The candidate gave up while registration held the file.
public struct CandidateWithdrew: Event {
    public static let type: MessageType = "registration.candidate-withdrew.v1"
    /// The file.
    public var dossier: DossierID
    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}

/// The candidate gave up while evaluation held the file.
public struct CandidateWithdrewDuringEvaluation: Event {
    public static let type: MessageType = "evaluation.candidate-withdrew.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that ends with it.
    public var attempt: Int
    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var endsEarly: DossierID? { dossier }
}

/// The candidate gave up while the jury held the file, before it had decided. It says enough for a panel that lost
/// everything else about the file to know that it is over.
public struct CandidateWithdrewBeforeDecision: Event {
    public static let type: MessageType = "jury.candidate-withdrew.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that ends with it.
    public var attempt: Int
    /// The panel that held the file.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}
