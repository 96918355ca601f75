/// Who signed a certificate, for whom and with which key? Asked by whoever must be able to verify it without trusting the
/// register: the reply has what was signed, in a form that names nobody, and every signature.
public struct ReadSignatures: Question {
    public static let name = "certification.read-signatures"
    /// The number, as it was typed.
    public var number: String

    /// What was signed, and by whom.
    public struct Reply: Codable, Sendable, Equatable {
        /// What the certificate says; absent for a number that there is not, or that was never issued.
        public var document: CertificateContent?
        /// The signatures, in their order; none where all that is left of the certificate was told before they travelled.
        public var signatures: [CertificateSignature]
    }
}
