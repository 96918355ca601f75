/// A holder has died: nobody writes to them or asks them any more; the entry in the register stays.
public struct HolderDeathRecorded: Event {
    public static let type: MessageType = "certification.holder-death-recorded.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The file.
    public var dossier: DossierID
    /// The holder.
    public var holder: PersonID
    /// The officer who noted it.
    public var recordedBy: PersonID
    /// The day of the note, in Paris.
    public var recordedOn: Day

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}
