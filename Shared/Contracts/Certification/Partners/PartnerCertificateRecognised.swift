/// For the partner of the branch that recognises: it has recognised a certificate by right.
public struct PartnerCertificateRecognised: PartnerEvent {
    public static let type: MessageType = "certification.partner-certificate-recognised.v1"
    /// The branch that recognises it.
    public var branch: BranchID
    /// Its number in the national series.
    public var number: String
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The branch that issued it.
    public var issuer: BranchID
    /// The component of the recognising branch's own certification that it gives.
    public var component: ComponentID?
    /// The day, in Paris.
    public var recognisedOn: Day
}
