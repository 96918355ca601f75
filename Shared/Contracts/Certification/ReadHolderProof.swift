/// With what does a certificate show whom it names? Asked by whoever makes out the paper for its holder: the signed text has
/// the name as a salted digest only.
public struct ReadHolderProof: Question {
    public static let name = "certification.read-holder-proof"
    /// The number, as it was typed.
    public var number: String

    /// What comes back; nothing of a certificate that was never issued, and of a holder who was erased.
    public struct Reply: Codable, Sendable, Equatable {
        /// Whom it names, and the salt with which the name gives the digest that was signed.
        public var proof: IssuedPersonal?
        /// The secret check code, as the certificate shows it; absent where the register has it back from its issue only.
        public var checkCode: String?
    }
}
