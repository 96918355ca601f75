public import Contracts

/// How the register of holders is kept: each issued certificate holds one key, from which the counts are made and by
/// which the entries are found, by branch and day of award.
///
/// As a unique key it is a function of the certificate's state: it comes with the issue, is there in a rebuild, names
/// nobody, and so stays after an erasure.
public struct RegisterKey: Sendable, Hashable, CustomStringConvertible {
    /// What all keys of the register begin with.
    public static let prefix = "register/"

    /// The branch that awarded.
    public let branch: BranchID
    /// The day of the award.
    public let awardedOn: Day
    /// The kind of certificate.
    public let certificateKind: CertificateKindID
    /// Whether it was revoked.
    public let isRevoked: Bool
    /// The certificate.
    public let certificate: CertificateID

    /// The key of a certificate; `nil` for one that is not entered (``holderIsEnteredInRegister(_:)``).
    public init?(_ certificate: Certificate) {
        guard holderIsEnteredInRegister(certificate) else { return nil }
        let content = certificate.content
        branch = content.branch
        awardedOn = content.awardedOn
        certificateKind = content.certificateKind
        isRevoked = certificate.stage == .revoked
        self.certificate = content.certificate
    }

    /// Reads a key; `nil` when it is none.
    public init?(_ claim: Claim) {
        let parts = claim.value.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "register", let branch = BranchID(parts[1]), let day = Day(parts[2]),
            let kind = CertificateKindID(parts[3]), ["standing", "revoked"].contains(parts[4]),
            let certificate = CertificateID(parts[5])
        else { return nil }
        self.branch = branch
        awardedOn = day
        certificateKind = kind
        isRevoked = parts[4] == "revoked"
        self.certificate = certificate
    }

    public var description: String {
        let standing = isRevoked ? "revoked" : "standing"
        return "\(RegisterKey.prefix)\(branch)/\(awardedOn)/\(certificateKind)/\(standing)/\(certificate)"
    }

    /// The keys among which those that pass lie: from the first on, and before the second.
    public static func range(_ filter: RegisterFilter) -> (from: String, before: String) {
        guard let branch = filter.branch else { return (prefix, "register0") }
        let begin = "\(prefix)\(branch)/"
        // A day is followed by a slash, and so comes before the same with a 0, whichever day it is.
        let end = filter.through.map { "\(begin)\($0)0" } ?? "\(prefix)\(branch)0"
        return (filter.from.map { "\(begin)\($0)" } ?? begin, end)
    }

    /// Whether the entry is among those looked for.
    public func passes(_ filter: RegisterFilter) -> Bool {
        filter.branch.map { $0 == branch } ?? true
            && filter.from.map { $0 <= awardedOn } ?? true
            && filter.through.map { awardedOn <= $0 } ?? true
            && filter.certificateKind.map { $0 == certificateKind } ?? true
    }
}

/// The counts by branch, kind and month of award, in that order.
public func count(_ keys: some Sequence<RegisterKey>) -> CountRegister.Reply {
    var lines: [String: CountRegister.Line] = [:]
    for key in keys {
        let month = String(key.awardedOn.description.prefix(7))
        let place = "\(key.branch)/\(key.certificateKind)/\(month)"
        var line =
            lines[place]
            ?? CountRegister.Line(branch: key.branch, certificateKind: key.certificateKind, month: month)
        if key.isRevoked { line.revoked += 1 } else { line.standing += 1 }
        lines[place] = line
    }
    return CountRegister.Reply(lines: lines.sorted { $0.key < $1.key }.map(\.value))
}
