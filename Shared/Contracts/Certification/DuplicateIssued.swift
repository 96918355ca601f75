/// A duplicate of a certificate was issued, marked as such, under the same number.
public struct DuplicateIssued: Event {
    public static let type: MessageType = "certification.duplicate-issued.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The file.
    public var dossier: DossierID
    /// The holder.
    public var holder: PersonID
    /// Its number in the national series.
    public var number: String
    /// Which duplicate it is, from 1.
    public var copy: Int
    /// The officer who issued it.
    public var issuedBy: PersonID
    /// The day, in Paris.
    public var issuedOn: Day

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}
