import CertificationDomain
public import Contracts
import Crypto
import Foundation
import Kernel

/// The signatures under a certificate, as somebody reads them.
public struct SignatureSheet {
    /// The table.
    public let text: String

    /// The signatures under that document.
    public init(_ document: CertificateContent, _ signatures: [CertificateSignature]) {
        var table = Table(["signatory", "for", "act", "mandate", "key", "signed", "genuine"])
        for signature in signatures {
            table.add([
                signature.signatory.value, signature.mandate.capacity.description, signature.mandate.act.value,
                signature.mandate.id.value, signature.mandate.publicKey, signature.signedAt.description,
                isGenuine(signature, under: document) ? "yes" : "NO",
            ])
        }
        text = table.text
    }
}

/// Whether a signature is one of its mandate's key over the canonical form of what the certificate says (RFC 8032).
public func isGenuine(_ signature: CertificateSignature, under document: CertificateContent) -> Bool {
    guard signature.form == CanonicalForm.name, let key = Data(base64Encoded: signature.mandate.publicKey),
        let value = Data(base64Encoded: signature.value),
        Ed25519PublicKey.isSound(Array(key)), let publicKey = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
    else { return false }
    return publicKey.isValidSignature(value, for: Data(CanonicalForm.bytes(of: document)))
}
