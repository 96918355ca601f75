/// For the partners of all branches, who recognise it by right: a certificate is issued.
public struct PartnerCertificateIssued: PartnerEvent {
    public static let type: MessageType = "certification.partner-certificate-issued.v1"
    /// The branch that awards.
    public var branch: BranchID
    /// Its number in the national series.
    public var number: String
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The day of the award.
    public var awardedOn: Day
    /// The first day on which it is no longer valid; absent when it is valid without end.
    public var expiresOn: Day?
    /// The day of issue, in Paris.
    public var issuedOn: Day
}
