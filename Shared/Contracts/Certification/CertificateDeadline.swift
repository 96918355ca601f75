/// Until when something is to be done with a certificate (*échéance*), as the branch's policy had it when it began.
public struct CertificateDeadline: Codable, Sendable, Hashable {
    /// The last day, in Paris.
    public var dueOn: Day
    /// The days on which whoever is responsible is reminded, in order.
    public var remindOn: [Day]
}

/// What is waited for between an award and the certificate in its holder's hands.
public enum CertificateStep: String, Codable, Sendable, CaseIterable {
    /// A signature is missing.
    case signature
    /// The certificate is to be sent to the holder.
    case dispatch
}
