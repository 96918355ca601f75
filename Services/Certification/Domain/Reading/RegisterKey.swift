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
    /// How it stands.
    public let standing: Standing
    /// The certificate.
    public let certificate: CertificateID

    /// How a certificate in the register stands. One that was to be revoked before that had a term is still kept as standing.
    public enum Standing: String, Sendable, CaseIterable {
        case standing, suspended, revoked
    }

    /// The key of a certificate; `nil` for one that is not entered (``holderIsEnteredInRegister(_:)``).
    public init?(_ certificate: Certificate) {
        guard holderIsEnteredInRegister(certificate) else { return nil }
        let content = certificate.content
        branch = content.branch
        awardedOn = content.awardedOn
        certificateKind = content.certificateKind
        standing =
            switch certificate.stage {
            case .revoked: .revoked
            case .revocationDemanded where certificate.awaited?.step == .revocation: .suspended
            default: .standing
            }
        self.certificate = content.certificate
    }

    /// Reads a key; `nil` when it is none.
    public init?(_ claim: Claim) {
        let parts = claim.value.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "register", let branch = BranchID(parts[1]), let day = Day(parts[2]),
            let kind = CertificateKindID(parts[3]), let standing = Standing(rawValue: parts[4]),
            let certificate = CertificateID(parts[5])
        else { return nil }
        self.branch = branch
        awardedOn = day
        certificateKind = kind
        self.standing = standing
        self.certificate = certificate
    }

    public var description: String {
        "\(RegisterKey.prefix)\(branch)/\(awardedOn)/\(certificateKind)/\(standing)/\(certificate)"
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
        switch key.standing {
        case .revoked: line.revoked += 1
        case .standing: line.standing += 1
        case .suspended:
            line.standing += 1
            line.suspended = (line.suspended ?? 0) + 1
        }
        lines[place] = line
    }
    return CountRegister.Reply(lines: lines.sorted { $0.key < $1.key }.map(\.value))
}
