/// Where letters about a file reach its candidate, as registration says it.
public struct AddressNoted: Event {
    public static let type: MessageType = "correspondence.address-noted.v1"
    /// The file.
    public var dossier: DossierID
    /// The candidate.
    public var candidate: PersonID
    /// The branch.
    public var branch: BranchID
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The file's number, once it has one.
    public var number: String? = nil
    /// The standard that it is assessed on, once it is accepted.
    public var standard: StandardID? = nil
    /// The SIRET of the company in which the candidate is assessed, once it is known.
    public var companySiret: String? = nil
    /// Whether an electronic mail address is known.
    public var hasEmail: Bool
    public var personal: AddressPersonal?

    public var stream: StreamID { StreamID("correspondent", dossier.value) }
    public var about: DossierID? { dossier }
    public var person: PersonID? { candidate }
}

/// Whom letters are for, and how they come.
public struct AddressPersonal: Codable, Sendable, Equatable {
    /// First names and name, as letters show them.
    public var name: String
    /// Electronic mail address, where given.
    public var email: String? = nil
    /// Postal address, where given.
    public var address: String? = nil
}

/// Nobody writes to somebody any more who has died.
public struct CorrespondentDied: Event {
    public static let type: MessageType = "correspondence.correspondent-died.v1"
    /// The file.
    public var dossier: DossierID
    /// Who has died.
    public var candidate: PersonID

    public var stream: StreamID { StreamID("correspondent", dossier.value) }
    public var about: DossierID? { dossier }
}
