/// The candidate gave up while registration held the file.
public struct CandidateWithdrew: Event {
    public static let type: MessageType = "registration.candidate-withdrew.v1"
    /// The file.
    public var dossier: DossierID
    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }

    /// A withdrawal at registration.
    public init(dossier: DossierID) { self.dossier = dossier }
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

    /// A withdrawal during evaluation.
    public init(dossier: DossierID, attempt: Int) {
        self.dossier = dossier
        self.attempt = attempt
    }
}

/// The candidate gave up while the jury held the file, before it had decided.
public struct CandidateWithdrewBeforeDecision: Event {
    public static let type: MessageType = "jury.candidate-withdrew.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that ends with it.
    public var attempt: Int
    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }

    /// A withdrawal before the decision.
    public init(dossier: DossierID, attempt: Int) {
        self.dossier = dossier
        self.attempt = attempt
    }
}
