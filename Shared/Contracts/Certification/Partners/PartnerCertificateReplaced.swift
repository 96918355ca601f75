/// For the partners of all branches: another certificate for the same award takes the place of one, which is no longer valid.
public struct PartnerCertificateReplaced: PartnerEvent {
    public static let type: MessageType = "certification.partner-certificate-replaced.v1"
    /// The branch that awards.
    public var branch: BranchID
    /// The number of the certificate that is replaced.
    public var former: String
    /// The number of the one that replaces it.
    public var number: String
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The day of the award.
    public var awardedOn: Day
    /// The first day on which it is no longer valid; absent when it is valid without end.
    public var expiresOn: Day?
    /// The day on which it replaces the former one, in Paris.
    public var replacedOn: Day
}
