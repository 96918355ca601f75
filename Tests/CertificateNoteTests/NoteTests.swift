import CertificateNote
import CertificationDomain
import Contracts
import Crypto
import Foundation
import SchemeLoading
import Testing

@Suite("Un certificat en note signée se prouve seul")
struct NoteTests {
    private func check(_ bytes: [UInt8], _ trust: TrustFile) -> NoteCheck {
        NoteCheck(of: bytes, trusting: trust, on: Example.today)
    }

    @Test("La note est le texte signé, tel quel, avec une ligne par signature ; elle est authentique")
    func noteIsWhatWasSigned() throws {
        let note = try Example.note()
        let text = CanonicalForm.bytes(of: Example.content)
        #expect(Array(note.bytes.prefix(text.count + 1)) == text + [0x0A])
        let lines = String(decoding: note.bytes.dropFirst(text.count + 1), as: UTF8.self).split(separator: "\n")
        #expect(lines.map { $0.prefix { $0 != "/" } } == ["— registre.ccs.example", "— registre.ccs.example"])
        let check = check(note.bytes, note.trust)
        #expect(check.verdict == .authentic)
        #expect(check.content == Example.content)
        #expect(check.found(.signatures) == "holds both")
        #expect(check.found(.mandates) == "holds inForceAtAward")
        #expect(check.found(.register) == "notAsked notAsked")
    }

    /// What others' tools are shown (ops/test), and what must open for ever.
    @Test("Les notes et fichiers de confiance enregistrés s'écrivent toujours ainsi, et se lisent")
    func recorded() throws {
        let note = try Example.note()
        let expired = try Example.note(Example.content(expiresOn: Day("2026-09-01")))
        let other = try #require(
            try Example.trust().taking(Example.mandate(.branch("p2st"), Example.key(3)), of: "P-authority")
        )
        let others = try #require(other.taking(Example.mandate(.committee, Example.key(4)), of: "P-president"))
        for (name, bytes) in [
            ("certificat.note", Data(note.bytes)), ("expire.note", Data(expired.bytes)),
            ("confiance.json", try note.trust.document()), ("autres-cles.json", try others.document()),
            ("feuille.json", try sheet(note.trust).document()),
            ("titulaire.json", try HolderFile(Example.holder, checkCode: Example.checkCode.description).document()),
            ("code", Data("\(Example.checkCode)\n".utf8)),
        ] {
            let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
            if ProcessInfo.processInfo.environment["CCS_RECORD_GOLDEN"] == "1" { try bytes.write(to: file) }
            #expect(try Data(contentsOf: file) == bytes, "\(name)")
        }
        #expect(try TrustFile(reading: note.trust.document()) == note.trust)
        #expect(check(expired.bytes, note.trust).found(.expiry) == "fails expired")
        #expect(check(note.bytes, others).verdict == .invalid)
    }

    private func sheet(_ trust: TrustFile) throws -> PaperSheet {
        try PaperSheet(
            Example.content,
            Example.signatures(),
            holder: HolderFile(Example.holder, checkCode: Example.checkCode.description),
            trust: trust,
            in: SchemeLoader.bundled()
        )
    }

    @Test("Un papier n'a que les domaines qui furent signés")
    func paperHasTheSignedDomains() throws {
        var content = Example.content
        content.domainsDigest = content.holderDigest
        let file = HolderFile(Example.holder, checkCode: nil)
        #expect(throws: PaperSheet.Fault.otherDomains) {
            try PaperSheet(content, [], holder: file, trust: Example.trust(), in: SchemeLoader.bundled())
        }
        content.standard = "unknown"
        #expect(throws: PaperSheet.Fault.unknown("unknown")) {
            try PaperSheet(content, [], holder: file, trust: Example.trust(), in: SchemeLoader.bundled())
        }
    }

    @Test("La note jointe à un PDF se lit ; deux, ou aucune, et on ne peut rien dire")
    func attached() throws {
        let note = try Example.note()
        let holder = try HolderFile(Example.holder, checkCode: nil).document()
        func paper(_ attached: [[UInt8]]) -> [UInt8] {
            Array("%PDF-1.7\n".utf8)
                + attached.flatMap { Array("1 0 obj\n<< >>\nstream\n".utf8) + $0 + Array("\nendstream\nendobj\n".utf8) }
        }
        let whole = check(paper([note.bytes, [UInt8](holder)]), note.trust)
        #expect(whole.verdict == .authentic && whole.found(.holder) == "holds named")
        #expect(NoteCheck.number(in: paper([note.bytes])) == Example.content.number)
        var altered = note.bytes
        altered[40] = UInt8(ascii: "X")
        #expect(check(paper([altered]), note.trust).verdict == .invalid)
        // A name beside a text that nobody has signed proves nothing.
        #expect(check(paper([altered, [UInt8](holder)]), note.trust).found(.holder) == "notAsked notExamined")
        for other in [[], [note.bytes, altered], [Array("stream".utf8)]] {
            #expect(check(paper(other), note.trust).found(.document) == "unknown withoutNote")
            #expect(check(paper(other), note.trust).verdict == .undetermined)
        }
    }

    @Test("Un caractère changé, où que ce soit, et elle n'est plus authentique")
    func everyByteCounts() throws {
        let note = try Example.note()
        let text = CanonicalForm.bytes(of: Example.content).count
        for place in note.bytes.indices {
            var bytes = note.bytes
            bytes[place] = bytes[place] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
            let verdict = check(bytes, note.trust).verdict
            // A changed name of a key is that of a key that is not known.
            #expect(place < text ? verdict == .invalid : [.invalid, .undetermined].contains(verdict), "\(place)")
        }
        for length in [0, 1, text, text + 1, note.bytes.count - 1] {
            #expect(check(Array(note.bytes.prefix(length)), note.trust).verdict == .invalid, "\(length)")
        }
        #expect(check(note.bytes + [0x0A], note.trust).verdict == .invalid)
        let windows = String(decoding: note.bytes, as: UTF8.self).replacing("\n", with: "\r\n")
        #expect(check(Array(windows.utf8), note.trust).found(.document) == "fails notText")
    }

    @Test("Ce qui est signé des deux clés sans être un certificat n'en est pas un")
    func otherTexts() throws {
        let text = String(decoding: CanonicalForm.bytes(of: Example.content), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var swapped = lines
        swapped.swapAt(2, 3)
        for other in [
            "un texte\n", swapped.joined(separator: "\n"), text + "more: none\n",
            text.replacing("wording: demonstration", with: "wording: other"),
            text.replacing("expires-on: 2126-03-01", with: "expires-on: 2126-02-30"),
            text.replacing("ccs-certificate-v1", with: "ccs-certificate-v2"),
        ] {
            let bytes = Array(other.utf8)
            #expect(CanonicalForm.content(of: bytes) == nil, "\(other.prefix(80))")
            let note = try Example.note()
            let signed = try SignedNote(reading: note.bytes)
            let lines = try zip(signed.signatures, [Example.branchKey, Example.committeeKey]).map { line, key in
                SignedNote.Line(key: line.key, keyID: line.keyID, value: Array(try key.signature(for: bytes)))
            }
            #expect(check(SignedNote(bytes, lines).bytes, note.trust).verdict == .invalid)
        }
        for content in [
            Example.content(expiresOn: nil), Example.content(replaces: "CCS-2026-000123-T"), Example.content,
        ] {
            #expect(CanonicalForm.content(of: CanonicalForm.bytes(of: content)) == content)
        }
    }

    @Test("Il faut les deux signatures, de deux personnes, pour cette branche et pour le C4S")
    func bothSignatures() throws {
        let all = try Example.signatures()
        let whole = try Example.note()
        for one in all {
            #expect(
                check(try Example.note(Example.content, [one]).bytes, whole.trust).found(.signatures) == "fails missing"
            )
        }
        let twice = try Example.note(Example.content, Example.signatures(signatories: ("P-1", "P-1")))
        #expect(check(twice.bytes, twice.trust).found(.signatures) == "fails onePerson")
        let elsewhere = try Example.note(
            Example.content,
            Example.signatures(branch: Example.mandate(.branch("logi"), Example.branchKey))
        )
        #expect(check(elsewhere.bytes, elsewhere.trust).found(.signatures) == "fails missing")
        // A further signature by whomever changes nothing, as others' tools have it.
        let signed = try SignedNote(reading: whole.bytes)
        let stranger = SignedNote.Line(
            key: "example.org/x",
            keyID: [1, 2, 3, 4],
            value: Array(repeating: 7, count: 64)
        )
        #expect(check(SignedNote(signed.text, signed.signatures + [stranger]).bytes, whole.trust).verdict == .authentic)
    }

    @Test("Une autre clé sous le nom du mandat ne vaut rien ; d'une clé inconnue, on ne peut rien dire")
    func otherKeys() throws {
        let note = try Example.note()
        let others = try #require(
            try Example.trust().taking(Example.mandate(.branch("p2st"), Example.key(3)), of: "P-authority")
        )
        #expect(check(note.bytes, others).found(.signatures) == "fails otherKey")
        let nobody = check(note.bytes, try Example.trust())
        #expect(nobody.verdict == .undetermined)
        #expect(nobody.found(.signatures) == "unknown unknownKey")
        #expect(nobody.found(.mandates) == "notAsked notExamined")
    }

    @Test("Chaque mandat doit avoir couru : le jour de la signature que dit le registre, sinon un jour depuis l'octroi")
    func mandates() throws {
        func check(_ from: String, _ until: String?, register: Bool, signedOn day: String = "2026-03-10") throws
            -> String
        {
            let mandate = Example.mandate(
                .committee,
                Example.committeeKey,
                from: Day(from)!,
                until: until.flatMap { Day($0) }
            )
            let signatures = [
                try Example.signatures()[0],
                try Example.signature(Example.committeeKey, under: mandate, of: "P-president", on: day),
            ]
            let note = try Example.note(Example.content, signatures)
            let answer = try Example.answer(signatures: signatures)
            return NoteCheck(of: note.bytes, trusting: note.trust, register: register ? answer : nil, on: Example.today)
                .found(.mandates)
        }
        #expect(try check("2026-01-01", "2026-02-28", register: false) == "fails outOfForce")
        #expect(try check("2026-01-01", "2026-03-01", register: false) == "holds inForceAtAward")
        #expect(try check("2026-03-02", nil, register: false) == "holds inForceSince")
        #expect(try check("2026-12-01", nil, register: false) == "fails outOfForce")
        #expect(try check("2026-01-01", "2026-03-09", register: true) == "fails outOfForce")
        #expect(try check("2026-03-11", nil, register: true) == "fails outOfForce")
        #expect(try check("2026-03-10", "2026-03-10", register: true) == "holds inForceAtSigning")
    }

    @Test("Le nom se vérifie contre son empreinte salée, à la lettre près")
    func holder() throws {
        let note = try Example.note()
        func found(_ holder: IssuedPersonal?) -> String {
            NoteCheck(of: note.bytes, trusting: note.trust, holder: holder, on: Example.today).found(.holder)
        }
        #expect(found(nil) == "notAsked notGiven")
        #expect(found(Example.holder) == "holds named")
        var other = Example.holder
        other.identity.firstNames = other.identity.firstNames.replacing("Ánh", with: "A\u{301}nh")
        // The same to the eye, and to Swift; recorded otherwise.
        #expect(other == Example.holder && found(other) == "fails otherHolder")
        other = Example.holder
        other.salt = "000102030405060708090a0b0c0d0e00"
        #expect(found(other) == "fails otherHolder")
    }

    @Test("La validité finit avec son dernier jour")
    func expiry() throws {
        let note = try Example.note()
        func found(_ day: String) -> String {
            NoteCheck(of: note.bytes, trusting: note.trust, on: Day(day)!).found(.expiry)
        }
        #expect(found("2026-02-28") == "fails notYet")
        #expect(found("2026-03-01") == "holds runs")
        #expect(found("2126-02-28") == "holds runs")
        #expect(found("2126-03-01") == "fails expired")
    }

    @Test("Ce que le registre ne dit pas n'est jamais « non annulé »")
    func register() throws {
        let note = try Example.note()
        func check(_ answer: RegisterAnswer?) -> String {
            let check = NoteCheck(of: note.bytes, trusting: note.trust, register: answer, on: Example.today)
            return "\(check.found(.register)), \(check.verdict)"
        }
        #expect(check(nil) == "notAsked notAsked, authentic")
        #expect(check(RegisterAnswer.none) == "unknown silent, undetermined")
        #expect(check(try Example.answer()) == "holds stands, valid")
        #expect(check(try Example.answer(document: nil)) == "fails unknownThere, invalid")
        #expect(check(try Example.answer(document: Example.content(expiresOn: nil))) == "fails otherDocument, invalid")
        #expect(check(try Example.answer(revokedOn: Day("2026-05-01"))) == "fails revoked, invalid")
        #expect(check(try Example.answer(number: "CCS-2026-000124-C")) == "fails replaced, invalid")
    }

    @Test("Ce qui n'est pas authentique ne se met pas en note")
    func onlyWhatIsGenuine() throws {
        var signatures = try Example.signatures()
        signatures[1].value = signatures[0].value
        #expect(throws: CertificateNote.Unproved.signature("2026-1")) { try Example.note(Example.content, signatures) }
    }
}
