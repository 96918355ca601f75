/// What registration has put right of the candidate has reached the panel: award, minutes and extracts name them so.
public struct CaseCandidateCorrected: Event {
    public static let type: MessageType = "jury.case-candidate-corrected.v1"
    /// The file.
    public var dossier: DossierID
    /// The attempt, from 1.
    public var attempt: Int
    /// The panel.
    public var panel: PanelID
    /// The candidate.
    public var candidate: PersonID
    public var personal: CandidatePersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}
