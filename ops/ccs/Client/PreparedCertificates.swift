import CertificationDomain
public import Contracts
import Messaging

/// Certificates that wait for signatures, as their signatories read them: what they say, and nobody's name.
extension Enquirer {
    /// The newest making of each file's certificate, in the order of the files.
    ///
    /// - Throws: `Complaint`, where a file has none.
    public func preparedCertificates(of dossiers: [DossierID]) throws -> [CertificateContent] {
        let types = [
            CertificatePrepared.type, CertificateMadeOutAnew.type, CertificateReplacementPrepared.type,
        ]
        guard case .events(let events) = try ask("certification", .events([], of: dossiers, types: types)) else {
            throw Complaint("certification's answer is none about events")
        }
        return try dossiers.map { dossier in
            let own = events.filter { $0.dossier == dossier }
            let content = own.last.flatMap { event in
                event.decoded(CertificatePrepared.self)?.content ?? event.decoded(CertificateMadeOutAnew.self)?.content
                    ?? event.decoded(CertificateReplacementPrepared.self)?.content
            }
            guard let content else { throw Complaint("certification has no certificate of \(dossier) to be signed") }
            return content
        }
    }
}

/// What somebody signs when they sign a certificate.
public func textToSign(_ content: CertificateContent) -> String {
    String(decoding: CanonicalForm.bytes(of: content), as: UTF8.self)
}
