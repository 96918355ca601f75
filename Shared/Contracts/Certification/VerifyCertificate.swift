/// Is this certificate genuine, and is it valid? Asked by anyone who has its number and its check code.
public struct VerifyCertificate: Question {
    public static let name = "certification.verify-certificate"
    /// The number, as it was typed.
    public var number: String
    /// The check code, as it was typed.
    public var checkCode: String

    /// What somebody is told. One and the same answer for a number that there is not, a wrong code, and a certificate
    /// that was never issued.
    public struct Reply: Codable, Sendable, Equatable {
        /// How the certificate stands.
        public var standing: Standing
        /// The number of the one that replaces it.
        public var replacedBy: String?
        /// What a valid certificate shows.
        public var shown: Shown?

        /// An answer.
        public init(_ standing: Standing, replacedBy: String? = nil, shown: Shown? = nil) {
            self.standing = standing
            self.replacedBy = replacedBy
            self.shown = shown
        }
    }

    /// How a certificate stands.
    public enum Standing: String, Codable, Sendable, CaseIterable {
        case valid, expired, replaced, revoked, unknown
        /// The jury took the award back; it is still to be revoked.
        case suspended
    }

    /// What stands on the certificate, and nothing else.
    public struct Shown: Codable, Sendable, Equatable {
        /// The number.
        public var number: String
        /// The kind of certificate.
        public var certificateKind: CertificateKindID
        /// Whether the standard's wording is the official one.
        public var official: Bool
        /// The branch that awarded.
        public var branch: BranchID
        /// The day of the award.
        public var awardedOn: Day
        /// The first day on which it is no longer valid.
        public var expiresOn: Day?
        /// The holder's name; absent once erased.
        public var name: HolderName?
    }
}

/// A holder's name as a certificate shows it.
public struct HolderName: Codable, Sendable, Hashable {
    /// *Nom de naissance*.
    public var birthName: String
    /// *Nom d'usage*, where it differs.
    public var usageName: String?
    /// All first names, in order.
    public var firstNames: String

    /// The name out of a civil status.
    public init(_ identity: Identity) {
        birthName = identity.birthName
        usageName = identity.usageName
        firstNames = identity.firstNames
    }
}
