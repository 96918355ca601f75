import Campaign
import Contracts
import Messaging

/// What the register's journal says of one file's certificates.
struct CertificatesOfFile: CustomStringConvertible {
    /// How that compares with how the file has ended.
    enum Judgement { case asItMustBe, missing, doubled, strange }

    private var issued: [CertificateIssued] = []
    private var revoked: Set<CertificateID> = []
    private var replaced = 0

    init(_ events: [JournalledEvent]) {
        issued = events.compactMap { $0.decoded(CertificateIssued.self) }
        revoked = Set(events.compactMap { $0.decoded(CertificateRevoked.self)?.certificate })
        replaced = events.count { $0.type == CertificateReplaced.type }
    }

    /// Whether a file that ended so has had a certificate.
    static func isCertified(_ ending: FilePlan.Ending) -> Bool {
        [.awarded, .replaced, .revoked, .recognised].contains(ending)
    }

    private var standing: Int { issued.count { !revoked.contains($0.certificate) } }

    /// A decision that was taken back may have had a certificate that was revoked, besides the one that stands.
    func judged(for ending: FilePlan.Ending?) -> Judgement {
        if Set(issued.map(\.decision)).count < issued.count || standing > 1 || replaced > 1 { return .doubled }
        guard let ending, Self.isCertified(ending) else { return issued.isEmpty ? .asItMustBe : .strange }
        if issued.isEmpty { return .missing }
        if ending == .revoked { return standing == 0 ? .asItMustBe : .strange }
        if standing == 0 || (ending == .replaced) != (replaced == 1) { return .missing }
        return .asItMustBe
    }

    var description: String {
        "\(issued.count) certificates issued, \(revoked.count) revoked, \(replaced) replaced"
    }
}
