public import Contracts
import Crypto
import Foundation
import JSONCoding
public import Scheme

/// Why a signature is none by that key over that statement; `nil` when it is one.
///
/// A key file signs the SHA-256 digest of the statement (Ed25519, RFC 8032). A passkey signs what Web Authentication has it
/// sign, with that digest as the challenge: then its site, its challenge, that somebody was there and was verified are
/// looked at as well (Web Authentication, level 2, 7.2, steps 11 to 20).
///
/// - Parameter site: the name of the site whose passkeys are taken; `nil` where none are.
public func signatureFault(
    of signature: ActSignature,
    over statement: ActStatement,
    by key: PublicKey,
    site: String?
) -> SignatureFault? {
    guard let value = bytes(of: signature.value) else { return .malformed }
    let digest = SHA256.hash(data: statement.bytes)
    switch (key.kind, signature.assertion) {
    case (.file, nil):
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key.bytes), value.count == 64 else {
            return .malformed
        }
        return key.isValidSignature(value, for: Data(digest)) ? nil : .doesNotHold
    case (.passkey, let assertion?):
        return passkeyFault(value, assertion, challenge: Data(digest), by: key, site: site)
    case (.file, .some), (.passkey, nil): return .malformed
    }
}

private func passkeyFault(
    _ value: Data,
    _ assertion: PasskeyAssertion,
    challenge: Data,
    by key: PublicKey,
    site: String?
) -> SignatureFault? {
    guard let site else { return .noPasskeys }
    guard let authenticator = bytes(of: assertion.authenticatorData),
        let clientData = bytes(of: assertion.clientData),
        let client = try? JSONBytesDecoder().decode(ClientData.self, from: clientData),
        let key = try? P256.Signing.PublicKey(x963Representation: key.bytes),
        let signature = try? P256.Signing.ECDSASignature(derRepresentation: value),
        // The site's digest, the flags, the counter; extensions may follow.
        authenticator.count >= 37
    else { return .malformed }
    guard client.type == "webauthn.get" else { return .noAssertion }
    guard client.challenge == base64URL(challenge) else { return .otherChallenge }
    guard client.origin == "https://\(site)", client.crossOrigin != true,
        authenticator.prefix(32) == Data(SHA256.hash(data: Data(site.utf8)))
    else { return .otherSite }
    let flags = authenticator[authenticator.startIndex + 32]
    guard flags & 0x01 != 0 else { return .nobodyPresent }
    guard flags & 0x04 != 0 else { return .nobodyVerified }
    let signed = authenticator + Data(SHA256.hash(data: clientData))
    return key.isValidSignature(signature, for: signed) ? nil : .doesNotHold
}

/// What a browser says of the request that it passes on to a passkey; other members are its own.
private struct ClientData: JSONReadable {
    let type: String
    let challenge: String
    let origin: String
    let crossOrigin: Bool?

    init(json: JSONValue) throws {
        try json.mustBeObject()
        type = try json.member("type")
        challenge = try json.member("challenge")
        origin = try json.member("origin")
        crossOrigin = try json.memberIfPresent("crossOrigin")
    }
}

/// The bytes of a text that is the one base64 spelling of them.
private func bytes(of text: String) -> Data? {
    Data(base64Encoded: text).flatMap { $0.isEmpty || $0.base64EncodedString() != text ? nil : $0 }
}

/// Base64 as URLs have it, without padding (RFC 4648, 5).
private func base64URL(_ data: Data) -> String {
    data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
}
