/// A person's signature over an act, beside the command that asks for it (``ActStatement``).
public struct ActSignature: Codable, Sendable, Equatable {
    /// With which key it was made.
    public var key: PersonKeyID
    /// The signature in base64: 64 bytes of Ed25519, or ECDSA over P-256 in DER.
    public var value: String
    /// What a passkey has signed in place of the statement's digest; `nil` for a key file.
    public var assertion: PasskeyAssertion?

    /// A signature.
    public init(key: PersonKeyID, value: String, assertion: PasskeyAssertion? = nil) {
        self.key = key
        self.value = value
        self.assertion = assertion
    }
}

/// What a passkey signs: its own data, and what the browser says of the request (Web Authentication, level 2, 7.2).
public struct PasskeyAssertion: Codable, Sendable, Equatable {
    /// `authenticatorData` in base64.
    public var authenticatorData: String
    /// `clientDataJSON` in base64; its challenge is the digest of the act's statement.
    public var clientData: String

    /// An assertion.
    public init(authenticatorData: String, clientData: String) {
        self.authenticatorData = authenticatorData
        self.clientData = clientData
    }
}
