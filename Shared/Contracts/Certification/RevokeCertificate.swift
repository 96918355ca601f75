/// The branch authority revokes a certificate whose decision the jury took back (*annulation*).
public struct RevokeCertificate: Command {
    public static let type: MessageType = "certification.revoke-certificate.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The holder, whom the reason is about.
    public var holder: PersonID
    /// Who revokes for the branch.
    public var authority: PersonID
    public var personal: ReasonPersonal?

    public var about: DossierID? { nil }
    public var person: PersonID? { holder }
}
