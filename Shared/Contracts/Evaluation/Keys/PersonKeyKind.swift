/// What makes the signatures of a person's key.
public enum PersonKeyKind: String, Codable, Sendable, CaseIterable {
    /// A file with an Ed25519 key (RFC 8032); its public half is 32 bytes.
    case file
    /// A passkey (Web Authentication, ES256); its public half is the 65 bytes of an uncompressed point on P-256.
    case passkey
}
