/// The branch's officer has a certificate made out anew for the same award, because the holder's civil status has changed or
/// there was a slip in it. It replaces the former one once both have signed it.
public struct ReplaceCertificate: Command {
    public static let type: MessageType = "certification.replace-certificate.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The holder.
    public var holder: PersonID
    /// The officer of the branch, who is also the one who acts.
    public var officer: PersonID
    /// Why.
    public var cause: ReplacementCause
    public var personal: ReplacementPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { holder }
}

/// Why a certificate is replaced; the award stays the same.
public enum ReplacementCause: String, Codable, Sendable, CaseIterable {
    /// The holder's civil status has changed.
    case civilStatus
    /// There was a slip in the certificate.
    case slip
}

/// What is personal in a replacement.
public struct ReplacementPersonal: Codable, Sendable, Equatable {
    /// Who the holder is, as the new certificate is to say.
    public var identity: Identity
    /// How the holder is reached.
    public var contact: Contact
    /// What the replacement rests on, in the officer's words.
    public var reason: String
}
