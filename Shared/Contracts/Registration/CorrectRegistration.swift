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

    /// A correction.
    public init(dossier: DossierID, candidate: PersonID, personal: CorrectionFormPersonal?) {
        self.dossier = dossier
        self.candidate = candidate
        self.personal = personal
    }
}

/// What is to be put right, as it was filled in.
public struct CorrectionFormPersonal: Codable, Sendable, Equatable {
    /// Who the candidate is.
    public var identity: IdentityForm?
    /// How the candidate is reached.
    public var contact: ContactForm?
    /// What the candidate needs in the situation because of a disability, never why; blank for nothing any more.
    public var arrangements: String?

    /// What is to be put right.
    public init(identity: IdentityForm? = nil, contact: ContactForm? = nil, arrangements: String? = nil) {
        self.identity = identity
        self.contact = contact
        self.arrangements = arrangements
    }
}
