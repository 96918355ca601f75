import Contracts
import RuleTrait
import Testing

@testable import CertificationDomain

@Suite("La liste nationale des titulaires, et ce qu'un tiers apprend")
struct RegisterTests {
    private let name = HolderName(Example.identity)

    @Test("Tout titulaire est inscrit dès la délivrance, et pour toujours", .rule("holderIsEnteredInRegister"))
    func entered() throws {
        for certificate in [nil, Example.prepared, Example.signedOnce, Example.voided] {
            #expect(certificate?.registerEntry(name: name) == nil)
        }
        let dead = state(Example.issued, Example.recordDeath(Example.issued))
        for certificate in [
            Example.issued, Example.replacing, Example.replaced, Example.demanded, Example.revoked, dead,
        ] {
            let entry = try #require(certificate?.registerEntry(name: name))
            #expect(entry.holder == Example.holder)
            #expect(entry.branch == "p2st")
            #expect(!entry.official)
        }
        #expect(dead?.registerEntry(name: name)?.holderHasDied == true)
        #expect(Example.revoked?.registerEntry(name: name)?.revokedOn == Day("2026-03-20"))
        let replaced = try #require(Example.replaced?.registerEntry(name: name))
        #expect(replaced.bears("CCS-2026-000123-T") && replaced.bears("CCS-2026-000124-C"))
        #expect(!replaced.bears("CCS-2026-000125-X"))
    }

    @Test("Une clé du registre se relit, et ne nomme personne", .rule("holderIsEnteredInRegister"))
    func keyReadsBack() throws {
        let issued = try #require(Example.issued)
        let key = try #require(RegisterKey(issued))
        #expect(RegisterKey(Claim(key.description)) == key)
        #expect(!key.description.contains("P-1"))
        for text in ["", "register/p2st", "register/p2st/2026-03-01/relation-client/other/DEC-1", "number/1/2/3/4/5"] {
            #expect(RegisterKey(Claim(text)) == nil)
        }
    }

    @Test("Les comptes par branche et par période restent justes", arguments: UInt64(1)...20)
    func countsAreRight(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var keys: [RegisterKey] = []
        for number in 0..<200 {
            let branch = ["p2st", "logi", "p2st-2"].randomElement(using: &random)!
            let day = Day("2025-11-15")!.adding(days: Int.random(in: 0..<120, using: &random))
            let state = RegisterKey.Standing.allCases.randomElement(using: &random)!
            let claim = Claim("register/\(branch)/\(day)/relation-client/\(state.rawValue)/DEC-\(number)")
            keys.append(try #require(RegisterKey(claim)))
        }
        let filter = RegisterFilter(branch: "p2st", from: Day("2025-12-01")!, through: Day("2026-01-31")!)
        let expected = keys.filter { key in
            key.branch == "p2st" && Day("2025-12-01")! <= key.awardedOn && key.awardedOn <= Day("2026-01-31")!
        }
        // What lies in the range of keys and passes is what a scan of all finds.
        let range = RegisterKey.range(filter)
        let found = keys.filter { range.from <= $0.description && $0.description < range.before && $0.passes(filter) }
        #expect(Set(found) == Set(expected))
        let lines = count(found).lines
        #expect(lines.map(\.month) == lines.map(\.month).sorted())
        #expect(lines.reduce(0) { $0 + $1.standing } == expected.count { $0.standing != .revoked })
        #expect(lines.reduce(0) { $0 + $1.revoked } == expected.count { $0.standing == .revoked })
        #expect(lines.reduce(0) { $0 + ($1.suspended ?? 0) } == expected.count { $0.standing == .suspended })
        let all = RegisterKey.range(RegisterFilter())
        #expect(keys.allSatisfy { all.from <= $0.description && $0.description < all.before })
    }

    @Test(
        "Jusqu'au dernier jour qui s'écrit, c'est jusqu'à la fin",
        arguments: ["2026-01-31", "9999-12-30", "9999-12-31"]
    )
    func throughTheLastDay(_ day: String) throws {
        let last = try #require(Day(day))
        let range = RegisterKey.range(RegisterFilter(branch: "p2st", through: last))
        for awarded in ["2025-11-15", "2026-01-31", "2026-02-01", "9999-12-31"] {
            let claim = Claim("register/p2st/\(awarded)/relation-client/standing/DEC-1")
            let key = try #require(RegisterKey(claim)).description
            #expect((range.from <= key && key < range.before) == (awarded <= day), "\(awarded)")
        }
    }

    @Test(
        "Un titulaire se trouve par ses noms, sans accents ni casse",
        arguments: [
            ("durand", true), ("DURAND", true), ("anne lise", true), ("Nee", true), ("lise durand", true),
            ("martin", false), ("durand martin", false), ("", false), (" ", false),
        ]
    )
    func foundByName(_ text: String, _ isFound: Bool) throws {
        #expect(try #require(Example.issued?.registerEntry(name: name)).isNamed(text) == isFound)
        #expect(try #require(Example.issued?.registerEntry(name: nil)).isNamed(text) == false)
    }

    private func verify(_ certificate: Certificate?, number: String? = nil, digest: String? = nil) -> VerifyCertificate
        .Reply?
    {
        certificate.map {
            $0.verified(
                number: number ?? $0.content.number,
                checkCodeDigest: digest ?? $0.content.checkCodeDigest,
                name: name,
                on: Day("2026-06-01")!
            )
        }
    }

    @Test("Qui a numéro et code apprend si le certificat tient", .rule("verificationNeedsNumberAndCode"))
    func standings() throws {
        let unknown = VerifyCertificate.Reply(.unknown)
        for (certificate, standing) in [
            (Example.prepared, .unknown), (Example.signedOnce, .unknown), (Example.issued, .valid),
            (Example.replacing, .valid), (Example.replaced, .valid), (Example.demanded, .suspended),
            (Example.revoked, .revoked), (Example.voided, .unknown),
        ] as [(Certificate?, VerifyCertificate.Standing)] {
            #expect(verify(certificate)?.standing == standing)
            // A wrong code, and a number that is not its own, are answered like a certificate that there is not.
            #expect(verify(certificate, digest: "00") == unknown)
            #expect(verify(certificate, number: "CCS-2026-000999-X") == unknown)
        }
        let first = try #require(Example.replaced?.first.content)
        let former = verify(Example.replaced, number: first.number, digest: first.checkCodeDigest)
        #expect(former == VerifyCertificate.Reply(.replaced, replacedBy: "CCS-2026-000124-C"))
        // The code of the former one does not open the new one, nor the other way.
        #expect(verify(Example.replaced, digest: first.checkCodeDigest) == unknown)
        // What waits for signatures is nobody's to verify.
        let waiting = try #require(Example.replacing?.waiting?.content)
        #expect(verify(Example.replacing, number: waiting.number, digest: waiting.checkCodeDigest) == unknown)
    }

    @Test("Un octroi retiré est suspendu pour tous, aussitôt, jusqu'à l'annulation", .rule("rescindedAwardIsSuspended"))
    func suspendedToEverybody() throws {
        #expect(verify(Example.demanded) == VerifyCertificate.Reply(.suspended))
        // One that replaced another, too: neither number is told to be good.
        let replaced = try #require(Example.replaced)
        let suspended = try #require(state(replaced, Example.rescind(replaced)))
        let first = suspended.first.content
        #expect(verify(suspended)?.standing == .suspended)
        #expect(verify(suspended, number: first.number, digest: first.checkCodeDigest)?.standing == .suspended)
        #expect(verify(suspended, digest: "00") == VerifyCertificate.Reply(.unknown))
        let entry = try #require(Example.demanded?.registerEntry(name: name))
        #expect(entry.suspendedOn == Day("2026-04-01") && entry.revokedOn == nil)
        #expect(Example.issued?.registerEntry(name: name)?.suspendedOn == nil)
        #expect(Example.revoked?.registerEntry(name: name)?.suspendedOn == nil)
        #expect(Example.recognise(Example.demanded).code == "recognitionIsByRight")
    }

    @Test("Un certificat valide montre ce qu'il porte, et rien d'autre", .rule("verificationNeedsNumberAndCode"))
    func nothingElseIsShown() throws {
        let reply = try #require(verify(Example.issued))
        let members = Mirror(reflecting: try #require(reply.shown)).children.compactMap(\.label)
        #expect(
            members == ["number", "certificateKind", "official", "branch", "awardedOn", "expiresOn", "name"]
        )
        #expect(reply.shown?.official == false)
        #expect(verify(Example.revoked)?.shown == nil)
    }
}
