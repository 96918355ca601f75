/// Of a file that is erased elsewhere, the register keeps the holder's entry until then (policy `minutesAndRegister`).
public struct RegisterTermBegan: Event {
    public static let type: MessageType = "certification.register-term-began.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The file.
    public var dossier: DossierID
    /// When the entry loses the holder's name.
    public var keptUntil: Instant

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}

/// The register's term is over: the entry stays and is counted, without the holder's name.
public struct RegisterTermEnded: Event {
    public static let type: MessageType = "certification.register-term-ended.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The file.
    public var dossier: DossierID
    /// Who was entered.
    public var holder: PersonID

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
    public var erases: ErasedFile? { ErasedFile(dossier, of: holder) }
}
