/// The branch's officer sends an issued certificate to its holder, with the standard letter (specification, step 6).
public struct DispatchCertificate: Command {
    public static let type: MessageType = "certification.dispatch-certificate.v1"
    /// The certificate.
    public var certificate: CertificateID
    /// The officer of the branch, who is also the one who acts.
    public var officer: PersonID
    /// How it is sent.
    public var means: DispatchMeans
    /// To what kind of address.
    public var address: DispatchAddress

    public var about: DossierID? { nil }
}

/// How a certificate reaches its holder.
public enum DispatchMeans: String, Codable, Sendable, CaseIterable {
    /// By post.
    case post
    /// By electronic mail.
    case electronicMail
    /// Handed over in person.
    case handedOver
}

/// What kind of address a certificate is sent to.
public enum DispatchAddress: String, Codable, Sendable, CaseIterable {
    /// Where the holder lives.
    case home
    /// The holder's electronic mail.
    case electronic
    /// None: the holder was there.
    case inPerson
    /// The company that the holder works for.
    case company
}
