public import Contracts
import Kernel

/// The holder had been put right before the award, and the jury told the former names: the certificate is made out anew while
/// nobody has signed it; after that the officer is to have it replaced.
///
/// - Parameters:
///   - certificate: the aggregate under `Certificate.id(for:)` of the decision; it may be heard of later than this.
///   - salts: those with which the certificate's documents were made out, as far as they are known here.
public func decide(
    _ event: AwardedHolderCorrected,
    on certificate: Certificate?,
    salts: [String],
    entropy: CertificateEntropy
) -> Decision {
    guard let personal = event.personal else { return .accepted([]) }
    guard let certificate else { return .early(StreamID(Certificate.kind, event.decision.value)) }
    let names = salts.contains {
        Digest(of: CanonicalForm.holderBytes(personal.identity, salt: $0)).hexadecimal
            == certificate.content.holderDigest
    }
    switch correctionReachesTheCertificate(certificate, bearsTheNames: names) {
    case .nothing: return .accepted([])
    case .replacementDue:
        return .accepted([
            CertificateReplacementDue(
                certificate: certificate.content.certificate,
                number: certificate.content.number,
                dossier: certificate.dossier,
                holder: certificate.content.holder
            )
        ])
    case .madeOutAnew(let number):
        let document = Document(
            personal.identity,
            personal.contact,
            number: number,
            entropy: entropy
        )
        var content = certificate.content
        content.holderDigest = document.holderDigest
        content.checkCodeDigest = document.checkCodeDigest
        return .accepted([
            CertificateMadeOutAnew(content: content, dossier: certificate.dossier, personal: document.personal)
        ])
    }
}
