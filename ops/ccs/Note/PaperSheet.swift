import CertificationDomain
public import Contracts
public import Foundation
import Kernel
public import Scheme

/// What a certificate says on paper, as data: its template and its wording are the charter's.
public struct PaperSheet: Encodable, Sendable {
    private let number: String
    private let kind: String
    private let branch: String
    private let authority: String
    private let standard: String
    private let official: Bool
    private let domains: [Domain]
    private let awardedOn: Written
    private let expiresOn: Written?
    private let lastDay: Written?
    private let replaces: String?
    private let holder: Identity
    private let birthDate: Written
    private let checkCode: String?
    private let signatures: [Signature]

    private struct Domain: Encodable {
        let number: Int
        let title: String
    }

    /// A day, for programs and as it is written in French.
    private struct Written: Encodable {
        let day: Day
        let text: String

        init(_ day: Day) {
            self.day = day
            text = day.inFrench
        }
    }

    private struct Signature: Encodable {
        let capacity: SigningCapacity
        let mandate: SigningMandateID
        let act: SigningActID
        let delegated: Bool
        let key: String
        let signedOn: Written
    }

    /// Why there is no paper.
    public enum Fault: Error, Sendable, Equatable {
        /// The scheme data that is at hand does not have the kind, the branch or the standard.
        case unknown(String)
        /// The domains that the scheme data has are not those that were signed.
        case otherDomains
    }

    /// The sheet of that document.
    ///
    /// - Parameters:
    ///   - holder: whom it names; the digest in the document is this name's.
    ///   - scheme: how things are called; the domains in it are those that were signed.
    public init(
        _ document: CertificateContent,
        _ signatures: [CertificateSignature],
        holder: HolderFile,
        trust: TrustFile,
        in scheme: Scheme
    ) throws(Fault) {
        guard let kind = scheme.kind(document.certificateKind) else { throw .unknown(document.certificateKind.value) }
        guard let branch = scheme.branch(document.branch) else { throw .unknown(document.branch.value) }
        guard let standard = scheme.standard(document.standard) else { throw .unknown(document.standard.value) }
        guard Digest(of: CanonicalForm.domainsBytes(of: standard)).hexadecimal == document.domainsDigest else {
            throw .otherDomains
        }
        number = document.number
        self.kind = kind.title
        self.branch = branch.name
        authority = branch.competentAuthority
        self.standard = "\(standard.title), \(standard.version)"
        official = document.official
        domains = standard.domains.map { Domain(number: $0.number, title: $0.title) }
        awardedOn = Written(document.awardedOn)
        expiresOn = document.expiresOn.map { Written($0) }
        lastDay = document.expiresOn.map { Written($0.adding(days: -1)) }
        replaces = document.replaces
        self.holder = holder.holder.identity
        birthDate = Written(holder.holder.identity.birthDate)
        checkCode = holder.checkCode
        self.signatures = signatures.map { signature in
            Signature(
                capacity: signature.mandate.capacity,
                mandate: signature.mandate.id,
                act: signature.mandate.act,
                delegated: signature.mandate.delegation != nil,
                key: trust.name(of: signature.mandate),
                signedOn: Written(signature.signedAt.parisDay)
            )
        }
    }

    /// The sheet as JSON.
    public func document() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }
}
