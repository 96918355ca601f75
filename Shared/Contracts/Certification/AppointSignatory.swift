/// The branch authority, or the C4S, appoints somebody to sign certificates (specification, step 6).
public struct AppointSignatory: Command {
    public static let type: MessageType = "certification.appoint-signatory.v1"
    /// Who is appointed.
    public var signatory: PersonID
    /// The mandate.
    public var mandate: SigningMandate
    /// Who appoints.
    public var appointedBy: PersonID
    public var personal: SignatoryPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { signatory }
}

/// What is personal in an appointment: how the signatory is shown under a certificate.
public struct SignatoryPersonal: Codable, Sendable, Equatable {
    /// The name.
    public var name: String
    /// The office held, as *président du GPS*.
    public var office: String
}
