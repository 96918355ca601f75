/// For the partners of all branches: a certificate is no longer valid, for good.
public struct PartnerCertificateRevoked: PartnerEvent {
    public static let type: MessageType = "certification.partner-certificate-revoked.v1"
    /// The branch that awarded it.
    public var branch: BranchID
    /// Its number in the national series.
    public var number: String
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The day of the revocation, in Paris.
    public var revokedOn: Day
}
