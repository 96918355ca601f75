public import Contracts

/// Whom letters about a file reach: its candidate, then holder. Name and address stand in the journal only.
public struct Correspondent: Codable, Sendable, Equatable {
    /// The kind of its streams.
    public static let kind = "correspondent"

    /// The file.
    public internal(set) var dossier: DossierID
    /// The candidate.
    public internal(set) var candidate: PersonID
    /// The branch.
    public internal(set) var branch: BranchID
    /// The kind of certificate.
    public internal(set) var certificateKind: CertificateKindID
    /// The file's number, once it has one.
    public internal(set) var number: String?
    /// The standard that it is assessed on, once it is accepted.
    public internal(set) var standard: StandardID?
    /// The SIRET of the company in which the candidate is assessed, once it is known.
    public internal(set) var companySiret: String?
    /// Whether an electronic mail address is known.
    public internal(set) var hasEmail: Bool
    /// Whether the candidate has died.
    public internal(set) var hasDied: Bool
}
