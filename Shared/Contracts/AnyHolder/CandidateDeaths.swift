/// The candidate has died: the file ends, and nobody is asked anything in it any more. Registration says so of a file that it
/// holds, and of one of which another holder has said it.
public struct CandidateDied: Event {
    public static let type: MessageType = "registration.candidate-died.v1"
    /// The file.
    public var dossier: DossierID
    /// The day of the death, where registration holds the file; others know it otherwise.
    public var diedOn: Day?
    /// Which other service held the file; `nil` where registration did.
    public var heldBy: FileWithdrawn.Holder?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
}

/// The candidate died while evaluation held the file.
public struct CandidateDiedDuringEvaluation: Event {
    public static let type: MessageType = "evaluation.candidate-died.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that ends with it.
    public var attempt: Int
    /// The day of the death.
    public var diedOn: Day

    public var stream: StreamID { StreamID("assessment", dossier.value) }
    public var about: DossierID? { dossier }
    public var endsEarly: DossierID? { dossier }
}

/// The candidate died while the jury held the file, before it had decided. It says enough for a panel that lost everything
/// else about the file to know that it is over.
public struct CandidateDiedBeforeDecision: Event {
    public static let type: MessageType = "jury.candidate-died.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt that ends with it.
    public var attempt: Int
    /// The panel that held the file.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    /// The day of the death.
    public var diedOn: Day

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
}
