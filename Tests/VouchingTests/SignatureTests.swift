import Contracts
import Crypto
import Foundation
import Scheme
import Testing
import Vouching

@Suite("Les signatures des actes") struct SignatureTests {
    private let golden: Golden
    private let statement: ActStatement
    private let site: String

    init() throws {
        golden = try Golden.read()
        statement = try #require(golden.said)
        site = golden.site
    }

    @Test("Ce qui est signé est, octet pour octet, ce qu'un autre programme en dit")
    func statementIsTheSame() { #expect(String(decoding: statement.bytes, as: UTF8.self) == golden.statement) }

    @Test("Une signature faite par un autre programme vaut, d'un fichier de clé comme d'une clé d'accès")
    func othersSignaturesHold() throws {
        let file = try #require(PublicKey(.file, base64: golden.file.publicKey))
        let passkey = try #require(PublicKey(.passkey, base64: golden.passkey.publicKey))
        #expect(signatureFault(of: golden.signature(of: golden.file), over: statement, by: file, site: nil) == nil)
        #expect(
            signatureFault(of: golden.signature(of: golden.passkey), over: statement, by: passkey, site: site) == nil
        )
    }

    @Test("Rien de l'acte ne change sans que les deux signatures tombent")
    func everythingIsSigned() throws {
        let file = try #require(PublicKey(.file, base64: golden.file.publicKey))
        let passkey = try #require(PublicKey(.passkey, base64: golden.passkey.publicKey))
        let changes: [(String, (inout Golden.Act) -> Void)] = [
            ("type", { $0.type = "jury.give-proxy.v1" }), ("id", { $0.id += "0" }),
            ("actor", { $0.actor = "juryMember@logi:P-membre-2" }), ("role", { $0.actor = "officer@logi:P-membre-1" }),
            ("branch", { $0.actor = "juryMember@p2st:P-membre-1" }),
            ("no branch", { $0.actor = "juryMember:P-membre-1" }),
            ("user", { $0.user = "ccs-operator" }), ("store", { $0.store = "jury.logi-2" }),
            ("time", { $0.time = "2026-11-23T09:12:00.001Z" }), ("body", { $0.body += " " }),
        ]
        for (what, change) in changes {
            var other = golden
            change(&other.act)
            let said = try #require(other.said)
            let byFile = signatureFault(of: golden.signature(of: golden.file), over: said, by: file, site: nil)
            let byPasskey = signatureFault(
                of: golden.signature(of: golden.passkey),
                over: said,
                by: passkey,
                site: site
            )
            #expect(byFile == .doesNotHold, "\(what)")
            #expect(byPasskey == .otherChallenge, "\(what)")
        }
    }

    @Test("Ce qui ferait lire un acte pour un autre ne se dit pas : une ligne est une ligne, et quelqu'un agit")
    func linesAreLines() {
        var envelope = golden.envelope
        #expect(ActStatement(envelope, sentBy: "u", to: "s", bodyDigest: "") == nil)
        #expect(ActStatement(envelope, sentBy: "u\nccs-portal", to: "s", bodyDigest: "d") == nil)
        envelope.actor = Actor(.juryMember, "P-1\nccs-portal")
        #expect(ActStatement(envelope, sentBy: "u", to: "s", bodyDigest: "d") == nil)
        envelope.actor = nil
        #expect(ActStatement(envelope, sentBy: "u", to: "s", bodyDigest: "d") == nil)
    }

    /// What goes wrong, how, and what is said of it.
    private static let wrongPasskeys: [(String, @Sendable (inout Passkey) -> Void, SignatureFault?)] = [
        ("nothing", { _ in }, nil), ("no crossOrigin", { $0.crossOrigin = nil }, nil),
        ("creation", { $0.type = "webauthn.create" }, .noAssertion),
        ("other site", { $0.site = "portail.p2st.example" }, .otherSite),
        ("other origin", { $0.origin = "https://portail.p2st.example" }, .otherSite),
        ("part of a name", { $0.origin = "https://xportail.logi.example" }, .otherSite),
        ("longer name", { $0.origin = "https://portail.logi.example.org" }, .otherSite),
        ("in clear", { $0.origin = "http://portail.logi.example" }, .otherSite),
        ("other port", { $0.origin = "https://portail.logi.example:8443" }, .otherSite),
        ("in a frame", { $0.crossOrigin = "true" }, .otherSite),
        ("nobody there", { $0.flags = 0x04 }, .nobodyPresent),
        ("nobody verified", { $0.flags = 0x01 }, .nobodyVerified), ("no flags", { $0.flags = 0 }, .nobodyPresent),
        ("short", { $0.length = 36 }, .malformed), ("empty", { $0.length = 0 }, .malformed),
        ("no text", { $0.type = "\u{1}" }, .malformed), ("no flag", { $0.crossOrigin = "2" }, .malformed),
        ("something else signed", { $0.signsSomethingElse = true }, .doesNotHold),
    ]

    @Test("Chaque façon dont une clé d'accès se trompe a son nom")
    func passkeysFail() throws {
        for (what, change, expected) in Self.wrongPasskeys {
            var passkey = Passkey()
            change(&passkey)
            let key = try #require(passkey.publicKey)
            let fault = signatureFault(of: try passkey.sign(statement), over: statement, by: key, site: site)
            #expect(fault == expected, "\(what)")
        }
    }

    @Test("Une clé d'accès ne vaut que là où la branche en prend, pour ce défi, de cette clé, une fois pour toutes")
    func passkeysElsewhere() throws {
        let passkey = Passkey()
        let key = try #require(passkey.publicKey)
        let signature = try passkey.sign(statement)
        #expect(signatureFault(of: signature, over: statement, by: key, site: nil) == .noPasskeys)
        #expect(signatureFault(of: signature, over: statement, by: key, site: "autre.example") == .otherSite)
        let other = try #require(Passkey().publicKey)
        #expect(signatureFault(of: signature, over: statement, by: other, site: site) == .doesNotHold)
        var wrong = passkey
        wrong.challenge = ActStatement(golden.envelope, sentBy: "u", to: "s", bodyDigest: "d")
        let challenged = try wrong.sign(statement)
        #expect(signatureFault(of: challenged, over: statement, by: key, site: site) == .otherChallenge)
    }

    @Test("Une signature de fichier est de 64 octets en base64, de cette clé, et n'a rien d'une clé d'accès")
    func filesFail() throws {
        let key = Curve25519.Signing.PrivateKey()
        let publicKey = try #require(
            PublicKey(.file, base64: key.publicKey.rawRepresentation.base64EncodedString())
        )
        let digest = Data(SHA256.hash(data: statement.bytes))
        let value = try key.signature(for: digest)
        func fault(_ text: String, _ assertion: PasskeyAssertion? = nil) -> SignatureFault? {
            signatureFault(
                of: ActSignature(key: "k", value: text, assertion: assertion),
                over: statement,
                by: publicKey,
                site: site
            )
        }
        let text = value.base64EncodedString()
        #expect(fault(text) == nil)
        var bent = value
        bent[0] ^= 1
        #expect(fault(bent.base64EncodedString()) == .doesNotHold)
        #expect(fault(try Curve25519.Signing.PrivateKey().signature(for: digest).base64EncodedString()) == .doesNotHold)
        #expect(fault(try key.signature(for: Data(statement.bytes)).base64EncodedString()) == .doesNotHold)
        #expect(fault(value.prefix(63).base64EncodedString()) == .malformed)
        #expect(fault((value + [0]).base64EncodedString()) == .malformed)
        for other in ["", "====", "x", String(text.dropLast(2)), text + "\n", text.replacing("=", with: "")] {
            #expect(fault(other) == .malformed, "\(other)")
        }
        #expect(fault(text, PasskeyAssertion(authenticatorData: "AAE=", clientData: "e30=")) == .malformed)
        let passkey = Passkey()
        let bare = ActSignature(key: "k", value: try passkey.sign(statement).value)
        #expect(
            signatureFault(of: bare, over: statement, by: try #require(passkey.publicKey), site: site) == .malformed
        )
    }
}
