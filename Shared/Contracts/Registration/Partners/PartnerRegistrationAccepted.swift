/// For the branch's partner: a registration is accepted, and the file passes to evaluation.
public struct PartnerRegistrationAccepted: PartnerEvent {
    public static let type: MessageType = "registration.partner-registration-accepted.v1"
    /// The branch that registered it.
    public var branch: BranchID
    /// The file.
    public var dossier: DossierID
    /// Its number in its branch and year, as `P2ST-2026-00017`.
    public var number: String
    /// The kind of certificate asked for.
    public var certificateKind: CertificateKindID

    public var about: DossierID? { dossier }
}
