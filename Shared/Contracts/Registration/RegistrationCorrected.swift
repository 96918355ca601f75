/// What the file says of the candidate was put right; before and after stay in its history.
public struct RegistrationCorrected: Event {
    public static let type: MessageType = "registration.registration-corrected.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// Who put it right.
    public var correctedBy: Actor
    /// Which groups changed.
    public var changed: [CorrectedGroup]
    /// When the file lapses now; absent where another service holds it.
    public var lapse: StepDue?
    public var personal: CorrectionPersonal?

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// A group of what a file says of its candidate.
public enum CorrectedGroup: String, Codable, Sendable, CaseIterable { case identity, contact, arrangements }

/// What a file said of its candidate, and what it says now.
public struct CorrectionPersonal: Codable, Sendable, Equatable {
    /// As it was.
    public var before: CandidatePersonal
    /// As it is now.
    public var after: CandidatePersonal
}
