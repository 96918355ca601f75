/// Why a file is kept for some years after its end (policy `retention`).
public enum RetentionTerm: String, Codable, Sendable, CaseIterable {
    /// It was never accepted.
    case neverAccepted
    /// It was withdrawn, or lapsed, before any decision.
    case withdrawnOrLapsed
    /// The jury has decided on it.
    case decided
}

/// A file has come to its end, and from now on what is personal in it is kept for a term only (specification,
/// section 7).
public struct RetentionBegan: Event {
    public static let type: MessageType = "registration.retention-began.v1"
    /// The file.
    public var dossier: DossierID
    /// Which term.
    public var term: RetentionTerm
    /// When the term ends.
    public var keptUntil: Instant
    /// When the holder's entry in the register ends; absent without a certificate.
    public var registerKeptUntil: Instant? = nil

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
    public var endsEarly: DossierID? { dossier }
}

/// The term for which a file was kept is over: every store removes what is personal in it, and keeps what was decided.
public struct RetentionEnded: Event {
    public static let type: MessageType = "registration.retention-ended.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// Which term it was.
    public var term: RetentionTerm
    /// When the term ended.
    public var keptUntil: Instant
    /// The decision that the certificate rests on; absent without one.
    public var decision: DecisionID? = nil
    /// When the holder's entry in the register ends; absent without a certificate.
    public var registerKeptUntil: Instant? = nil

    public var stream: StreamID { StreamID("file", dossier.value) }
    public var about: DossierID? { dossier }
    public var erases: ErasedFile? {
        ErasedFile(dossier, of: candidate, keptBy: registerKeptUntil == nil ? [] : ["certification"])
    }
}
