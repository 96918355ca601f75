/// The candidate, or an officer, puts right what the file says of the candidate (specification, step 1 and section 7).
/// Each group that is stated replaces what was known; where one is absent, what was known stands.
public struct CorrectRegistration: Command {
    public static let type: MessageType = "registration.correct-registration.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    public var personal: CorrectionFormPersonal?

    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// What is to be put right, as it was filled in.
public struct CorrectionFormPersonal: Codable, Sendable, Equatable {
    /// Who the candidate is.
    public var identity: IdentityForm? = nil
    /// How the candidate is reached.
    public var contact: ContactForm? = nil
    /// What the candidate needs in the situation because of a disability, never why; blank for nothing any more.
    public var arrangements: String? = nil
}
