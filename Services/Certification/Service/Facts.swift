import CertificationDomain
import Contracts
import Crypto
import Foundation
import Messaging

/// SHA-256 of some bytes.
let sha256: @Sendable ([UInt8]) -> [UInt8] = { Array(SHA256.hash(data: $0)) }

extension Context {
    func certificate(_ id: CertificateID) throws -> Certificate? { try load(Certificate.self, id.value) }

    func certificate(of decision: DecisionID) throws -> Certificate? {
        try Certificate.id(for: decision).flatMap { try certificate($0) }
    }

    /// The certificate that has, or had, the number that somebody typed.
    func certificate(numbered text: String) throws -> Certificate? {
        guard let number = CertificateNumber(text) else { return nil }
        return try holder(of: Certificate.number(number.description)).flatMap { CertificateID(String($0.key)) }
            .flatMap { try certificate($0) }
    }

    func standingCertificate(of dossier: DossierID) throws -> CertificateID? {
        let first = Certificate.standingCertificates(of: dossier)
        let holder =
            try holder(of: Certificate.standingCertificate(of: dossier))
            ?? claims(from: first, before: first + "~", limit: 1).first?.stream
        return holder.flatMap { CertificateID(String($0.key)) }
    }

    func signatory(_ person: PersonID) throws -> Signatory? { try load(Signatory.self, person.value) }

    func delegator(of mandate: SigningMandate?) throws -> Signatory? {
        try (mandate?.delegation?.delegator).flatMap { try signatory($0) }
    }

    func person(holding claim: Claim) throws -> PersonID? {
        try holder(of: claim).flatMap { PersonID(String($0.key)) }
    }

    func survey(_ survey: FollowUpSurvey) throws -> SurveyResults? {
        try load(SurveyResults.self, String(survey.stream.key))
    }

    /// What a signature is judged by.
    func facts(
        _ person: PersonID,
        _ mandate: SigningMandateID,
        _ signature: String,
        _ certificate: Certificate?
    ) throws -> SigningFacts {
        let signatory = try signatory(person)
        let held = signatory?.mandate(mandate)
        return SigningFacts(
            signatory: signatory,
            delegator: try delegator(of: held),
            signatureIsValid: isValid(signature, of: certificate?.waiting?.content, by: held)
        )
    }
}

/// Whether a signature is one of the mandate's key over the canonical form of what a certificate says (RFC 8032).
private func isValid(_ signature: String, of content: CertificateContent?, by mandate: SigningMandate?) -> Bool {
    guard let content, let mandate,
        let key = Data(base64Encoded: mandate.publicKey), let signature = Data(base64Encoded: signature),
        let publicKey = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
    else { return false }
    return publicKey.isValidSignature(signature, for: Data(CanonicalForm.bytes(of: content)))
}
