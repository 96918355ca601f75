import Contracts
import Crypto
import Foundation
import Vouching

/// An act and its signatures as `Golden/signatures.py` made them.
struct Golden: Decodable {
    struct Act: Decodable {
        var type, id, actor, user, store, time, body: String
    }
    struct Signed: Decodable {
        var publicKey, signature: String
        var authenticatorData: String?
        var clientData: String?
    }
    var act: Act
    var statement: String
    var site: String
    var file: Signed
    var passkey: Signed

    static func read() throws -> Golden {
        let place = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/signatures.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: place))
    }

    /// What stands around the command.
    var envelope: Envelope {
        var envelope = Envelope(
            id: MessageID(act.id)!,
            type: MessageType(act.type),
            source: "portal",
            time: Instant(act.time)!
        )
        envelope.actor = Actor(act.actor)
        return envelope
    }

    /// What is signed, as our program says it.
    var said: ActStatement? {
        let digest = SHA256.hash(data: Data(act.body.utf8)).map { String(format: "%02x", $0) }.joined()
        return ActStatement(envelope, sentBy: act.user, to: act.store, bodyDigest: digest)
    }

    func signature(of signed: Signed) -> ActSignature {
        ActSignature(
            key: "k",
            value: signed.signature,
            assertion: signed.authenticatorData.flatMap { data in
                signed.clientData.map { PasskeyAssertion(authenticatorData: data, clientData: $0) }
            }
        )
    }
}

/// A passkey and the browser before it, each part of which can be made to say something else.
struct Passkey {
    let key = P256.Signing.PrivateKey()
    var site = "portail.logi.example"
    var type = "webauthn.get"
    var origin = "https://portail.logi.example"
    var crossOrigin: String? = "false"
    var flags: UInt8 = 0x05
    var challenge: ActStatement?
    /// How many bytes of the authenticator's data are sent.
    var length = 37
    /// Whether what is signed is what is sent.
    var signsSomethingElse = false

    var publicKey: PublicKey? { PublicKey(.passkey, base64: key.publicKey.x963Representation.base64EncodedString()) }

    func sign(_ statement: ActStatement) throws -> ActSignature {
        let digest = SHA256.hash(data: (challenge ?? statement).bytes)
        let challenge = Data(digest).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
        let cross = crossOrigin.map { #","crossOrigin":\#($0)"# } ?? ""
        let client = Data(#"{"type":"\#(type)","challenge":"\#(challenge)","origin":"\#(origin)"\#(cross)}"#.utf8)
        let authenticator = Data((Data(SHA256.hash(data: Data(site.utf8))) + [flags, 0, 0, 0, 41]).prefix(length))
        let signed = authenticator + Data(SHA256.hash(data: client)) + (signsSomethingElse ? [0] : [])
        return ActSignature(
            key: "k",
            value: try key.signature(for: signed).derRepresentation.base64EncodedString(),
            assertion: PasskeyAssertion(
                authenticatorData: authenticator.base64EncodedString(),
                clientData: client.base64EncodedString()
            )
        )
    }
}
