/// The public half of a person's key: who has it can tell the person's acts from others'.
public struct PersonKeyPersonal: Codable, Sendable, Equatable {
    /// In base64; which bytes, the key's kind says.
    public var publicKey: String
}
