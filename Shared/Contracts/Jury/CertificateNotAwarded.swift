/// The joint jury does not award: the file goes back to candidate and company, the recommendations to the candidate
/// only (specification, step 6).
public struct CertificateNotAwarded: Event {
    public static let type: MessageType = "jury.certificate-not-awarded.v1"
    /// The decision.
    public var decision: DecisionID
    /// The file.
    public var dossier: DossierID
    /// The attempt that was decided.
    public var attempt: Int
    /// The panel that decided.
    public var panel: PanelID
    /// The session in which it did.
    public var session: SessionID
    /// The session's day.
    public var decidedOn: Day
    /// The candidate.
    public var candidate: PersonID
    /// The elements that are missing, in the standard's order; never empty.
    public var missing: [ElementCode]
    /// All elements acquired so far, at this attempt or an earlier one.
    public var acquired: [CarriedElement]
    /// The day of the notification, from which an appeal is counted; absent on those that were told before it was.
    public var notifiedOn: Day? = nil
    public var personal: RecommendationsPersonal?

    public var stream: StreamID { StreamID("case", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// The jury's recommendations, one for each missing element; for the candidate only.
public struct RecommendationsPersonal: Codable, Sendable, Equatable {
    /// The recommendation for each missing element.
    public var recommendations: [ElementCode: String]
}
