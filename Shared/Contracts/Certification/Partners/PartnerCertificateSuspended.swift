/// For the partners of all branches: the jury has taken the award back. The certificate is no longer to be relied on, and its
/// revocation follows.
public struct PartnerCertificateSuspended: PartnerEvent {
    public static let type: MessageType = "certification.partner-certificate-suspended.v1"
    /// The branch that awarded it.
    public var branch: BranchID
    /// Its number in the national series.
    public var number: String
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The day of the session that took it back.
    public var suspendedOn: Day
}
