import Contracts
import Kernel
import Testing

@testable import CertificationDomain

@Suite("Ce qui est signé reste le même pour toujours")
struct CanonicalFormTests {
    static let content = CertificateContent(
        certificate: "DEC-1",
        number: "CCS-2026-000123-K",
        certificateKind: "relation-client",
        standard: "relation-client-2026",
        official: false,
        domainsDigest: "aa",
        branch: "p2st",
        decision: "DEC-1",
        awardedOn: Day("2026-03-01")!,
        expiresOn: nil,
        holder: "P-1",
        holderDigest: "bb",
        checkCodeDigest: "cc"
    )

    @Test("La forme canonique d'un certificat est celle-ci, à l'octet près")
    func certificateForm() {
        let expected = """
            ccs-certificate-v1
            certificate: DEC-1
            number: CCS-2026-000123-K
            kind: relation-client
            standard: relation-client-2026
            wording: demonstration
            domains-sha256: aa
            branch: p2st
            decision: DEC-1
            awarded-on: 2026-03-01
            expires-on: never
            holder: P-1
            holder-sha256: bb
            check-code-sha256: cc
            replaces: none

            """
        #expect(String(decoding: CanonicalForm.bytes(of: CanonicalFormTests.content), as: UTF8.self) == expected)
    }

    @Test("Une forme canonique dit le terme d'un certificat qui en a un")
    func certificateFormWithTerm() {
        var content = CanonicalFormTests.content
        content.expiresOn = Day("2031-03-01")!
        let text = String(decoding: CanonicalForm.bytes(of: content), as: UTF8.self)
        #expect(text.contains("\nexpires-on: 2031-03-01\n"))
    }

    static let changes: [@Sendable (inout CertificateContent) -> Void] = [
        { $0.certificate = "DEC-2" }, { $0.number = "CCS-2026-000124-K" }, { $0.certificateKind = "other" },
        { $0.standard = "other" }, { $0.domainsDigest = "ab" }, { $0.branch = "p3st" }, { $0.decision = "DEC-2" },
        { $0.awardedOn = Day("2026-03-02")! }, { $0.expiresOn = Day("2026-03-02")! }, { $0.holder = "P-2" },
        { $0.holderDigest = "ba" }, { $0.checkCodeDigest = "cd" }, { $0.official = true },
        { $0.replaces = "CCS-2026-000001-X" },
    ]

    @Test("Rien d'un certificat ne change sans que ce qui est signé change", arguments: changes.indices)
    func everyFieldIsSigned(_ index: Int) {
        var content = CanonicalFormTests.content
        CanonicalFormTests.changes[index](&content)
        #expect(CanonicalForm.bytes(of: content) != CanonicalForm.bytes(of: CanonicalFormTests.content))
    }

    @Test("La forme de l'état civil compte ses octets")
    func holderForm() {
        let expected = """
            ccs-holder-v1
            salt 4: 00ff
            birth-name 6: Durand
            usage-name 4: Née
            first-names 9: Anne-Lise
            birth-date 10: 1990-05-17
            birth-place 5: Brest

            """
        let bytes = CanonicalForm.holderBytes(Example.identity, salt: "00ff")
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test("Aucun nom ne se fait passer pour un autre champ")
    func noNamePassesForAField() {
        var one = Example.identity
        one.usageName = nil
        one.birthName = "A\nusage-name 0: \nfirst-names 1: B"
        one.firstNames = "B"
        var two = one
        two.birthName = "A"
        #expect(CanonicalForm.holderBytes(one, salt: "") != CanonicalForm.holderBytes(two, salt: ""))
    }

    @Test("La forme des domaines dit si le libellé est officiel")
    func domainsForm() {
        let expected = """
            ccs-domains-v1
            standard 20: relation-client-2026
            version 1: 1
            official 2: no
            domain-1 19: Établir un contact
            domain-2 20: Conduire un échange

            """
        #expect(String(decoding: CanonicalForm.domainsBytes(of: Example.standard), as: UTF8.self) == expected)
    }

    @Test("Le code de contrôle se mêle au numéro")
    func checkCodeForm() throws {
        let code = try #require(CheckCode(entropy: [UInt8](repeating: 0, count: 16)))
        let bytes = code.digestInput(number: "CCS-2026-000123-K")
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "ccs-check-code-v1\nCCS-2026-000123-K\n3333333333333333\n"
        )
    }

    @Test("Des octets s'écrivent en hexadécimal")
    func bytesInHexadecimal() { #expect(hexadecimal([0, 9, 10, 127, 128, 255]) == "00090a7f80ff") }

    @Test(
        "Une base64 a une seule écriture",
        arguments: [
            ("", nil), ("AAAA", 3), ("AAA=", 2), ("AA==", 1), ("A===", nil), ("====", nil), ("AAB=", nil),
            ("AB==", nil),
            ("AAA", nil), ("AA=A", nil), ("A-_A", nil), ("+/+/", 3), (Example.key, 32), ("AAAA\n", nil),
        ] as [(String, Int?)]
    )
    func base64HasLength(_ text: String, _ length: Int?) { #expect(base64Bytes(text)?.count == length) }
}
