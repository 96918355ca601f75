/// A branch has recognised a certificate by right (specification, organisation of the CCS); each use is noted.
public struct CertificateRecognised: Event {
    public static let type: MessageType = "certification.certificate-recognised.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The file.
    public var dossier: DossierID
    /// Its number in the national series.
    public var number: String
    /// The kind of certificate.
    public var certificateKind: CertificateKindID
    /// The branch that issued it.
    public var issuer: BranchID
    /// The branch that recognises it.
    public var branch: BranchID
    /// The component of that branch's own certification that it gives.
    public var component: ComponentID?
    /// Its officer.
    public var recognisedBy: PersonID
    /// The day, in Paris.
    public var recognisedOn: Day

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}
