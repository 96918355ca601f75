import Contracts
import Crypto
import Foundation
import RuleTrait
import Scheme
import Testing
import Vouching

@Suite("Les clés des personnes") struct KeyTests {
    private func hex(_ text: String) -> Data {
        Data(
            stride(from: 0, to: text.count, by: 2).map { place in
                let start = text.index(text.startIndex, offsetBy: place)
                return UInt8(text[start..<text.index(start, offsetBy: 2)], radix: 16)!
            }
        )
    }

    @Test(
        "Un point d'ordre faible, ou écrit autrement qu'il ne l'est, n'est la clé de personne",
        arguments: [
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000080",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        ]
    )
    func weakFileKeys(_ text: String) { #expect(PublicKey(.file, base64: hex(text).base64EncodedString()) == nil) }

    @Test("Témoin : avec un tel point, une signature sans clé vaudrait pour tout")
    func weakKeysWouldSign() throws {
        let identity = hex("0100000000000000000000000000000000000000000000000000000000000000")
        let key = try Curve25519.Signing.PublicKey(rawRepresentation: identity)
        let forged = identity + Data(repeating: 0, count: 32)
        #expect(key.isValidSignature(forged, for: Data("Tout ce que l'on veut.".utf8)))
    }

    @Test("Une clé s'écrit d'une seule façon, et porte son nom en elle")
    func spelling() throws {
        let file = Curve25519.Signing.PrivateKey().publicKey.rawRepresentation
        let passkey = P256.Signing.PrivateKey().publicKey
        let text = file.base64EncodedString()
        let key = try #require(PublicKey(.file, base64: text))
        let digest = SHA256.hash(data: file).map { String(format: "%02x", $0) }.joined()
        #expect(key.id.value == String(digest.prefix(40)))
        #expect(PublicKey(.passkey, base64: passkey.x963Representation.base64EncodedString()) != nil)
        for wrong in ["", text + "\n", String(text.dropLast()), "é", file.prefix(31).base64EncodedString()] {
            #expect(PublicKey(.file, base64: wrong) == nil, "\(wrong)")
        }
        #expect(PublicKey(.passkey, base64: text) == nil)
        #expect(PublicKey(.file, base64: passkey.x963Representation.base64EncodedString()) == nil)
        #expect(PublicKey(.passkey, base64: passkey.compressedRepresentation.base64EncodedString()) == nil)
        var off = passkey.x963Representation
        off[off.startIndex + 64] ^= 1
        #expect(PublicKey(.passkey, base64: off.base64EncodedString()) == nil)
    }

    @Test(
        "Une clé signe pour sa personne, dans son rôle et sa branche, tant qu'elle n'est pas révoquée, et pas longtemps",
        .rule("personSignsTheAct")
    )
    func keysOfOthers() throws {
        let now = Instant(milliseconds: 1_790_000_000_000)
        var policy = VouchingPolicy()
        policy.signatureDays = 3
        func fault(
            _ change: (inout KnownKey) -> Void = { _ in },
            as actor: Actor = Actor(.juryMember, "P-1", of: "logi"),
            days: Int = 0,
            milliseconds: Int64 = 0
        ) -> SignatureFault? {
            var key = KnownKey(standing: .registered, branch: "logi", holder: "P-1", role: .juryMember)
            change(&key)
            let signedAt = now.adding(days: -days).adding(milliseconds: milliseconds)
            return keyFault(of: key, for: actor, in: "logi", signedAt: signedAt, at: now, policy)
        }
        #expect(fault() == nil)
        #expect(fault(as: Actor(.juryMember, "P-1")) == .otherHolder)
        #expect(
            keyFault(of: nil, for: Actor(.juryMember, "P-1"), in: "logi", signedAt: now, at: now, policy) == .unknownKey
        )
        #expect(fault { $0.standing = .proposed } == .unknownKey)
        #expect(fault { $0.standing = .revoked } == .revokedKey)
        #expect(fault { $0.holder = "P-2" } == .otherHolder)
        #expect(fault { $0.role = .authority } == .otherHolder)
        #expect(fault { $0.branch = "p2st" } == .otherHolder)
        #expect(fault(as: Actor(.juryMember, "P-1", of: "p2st")) == .otherHolder)
        #expect(fault(as: Actor(.authority, "P-1", of: "logi")) == .otherHolder)
        #expect(fault(days: 3) == nil)
        #expect(fault(days: 3, milliseconds: -1) == .tooOld)
        #expect(fault(milliseconds: 600_000) == nil)
        #expect(fault(milliseconds: 600_001) == .notYet)
    }

    @Test("Le refus dit quel acte, pourquoi, et de quelle clé", .rule("personSignsTheAct"))
    func refusals() {
        #expect(personSignsTheAct(nil, .ballots, key: "k") == nil)
        #expect(
            personSignsTheAct(.missing, .minutes, key: nil)
                == Refusal("personSignsTheAct", ["act": "minutes", "because": "missing"])
        )
        #expect(
            personSignsTheAct(.doesNotHold, .ballots, key: "k")
                == Refusal("personSignsTheAct", ["act": "ballots", "because": "doesNotHold", "key": "k"])
        )
    }

    @Test("Une politique ne parle que d'une commande une fois, et la parole du portail suffit là où rien n'est dit")
    func policies() {
        let all = VouchingPolicy.Act.allCases.flatMap { $0.commands.map { $0.type } }
        #expect(Set(all).count == all.count)
        for act in VouchingPolicy.Act.allCases {
            for command in act.commands { #expect(VouchingPolicy.Act(command.type) == act) }
            #expect(VouchingPolicy().demand(for: act) == .word)
        }
        #expect(VouchingPolicy.Act(HoldFile.type) == nil)
        #expect(!VouchingPolicy().demandsSignatures)
        var policy = VouchingPolicy()
        policy.minutes = .signature
        #expect(policy.demandsSignatures && policy.demand(for: .minutes) == .signature)
        #expect(policy.demand(for: .ballots) == .word)
    }
}
