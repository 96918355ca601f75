/// The branch authority is reminded of a certificate that it has to revoke, before that is due.
public struct RevocationReminded: Event {
    public static let type: MessageType = "certification.revocation-reminded.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The file.
    public var dossier: DossierID
    /// The branch, whose authority revokes.
    public var branch: BranchID
    /// The last day.
    public var dueOn: Day
    /// The day on which this is said, in Paris.
    public var on: Day

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}

/// A certificate was not revoked when it was due: the branch authority stands on the overdue list.
public struct RevocationFellDue: Event {
    public static let type: MessageType = "certification.revocation-fell-due.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The file.
    public var dossier: DossierID
    /// The branch, whose authority revokes.
    public var branch: BranchID
    /// The last day.
    public var dueOn: Day
    /// The day on which this is said, in Paris.
    public var on: Day

    public var stream: StreamID { StreamID("certificate", certificate.value) }
    public var about: DossierID? { dossier }
}
