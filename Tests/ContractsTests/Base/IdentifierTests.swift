import Contracts
import Testing

struct IdentifierTests {
    @Test(
        "Un identifiant a 1 à 64 lettres, chiffres et signes permis",
        arguments: [
            "a", "P-12", "RC.2.3.1", "relation-client", "D:2026_17", String(repeating: "x", count: 64), "0", ".", "-",
        ]
    )
    func readsAndWrites(_ text: String) throws {
        let id = try #require(DossierID(text))
        #expect(id.value == text && id.description == text)
        #expect(try decode(DossierID.self, quoted(text)) == id)
        #expect(try reencoded(id) == quoted(text))
        // As a key of a table it is a member of an object.
        #expect(try reencoded([id: 1]) == "{\(quoted(text)):1}")
        #expect(try decode([DossierID: Int].self, "{\(quoted(text)):1}") == [id: 1])
    }

    @Test(
        "Ce qui n'est pas un identifiant ne se lit pas",
        arguments: [
            "", " ", "a b", "é", "a/b", "a\nb", "a\"b", "a#b", "a*b", "a\u{0}", "a\u{301}", "１",
            String(repeating: "x", count: 65),
        ]
    )
    func refusesWhatIsNone(_ text: String) {
        #expect(PersonID(text) == nil)
        guard text != "a\u{0}" else { return }
        #expect(throws: DecodingError.self) { try decode(PersonID.self, quoted(text)) }
        #expect(throws: DecodingError.self) { try decode([PersonID: Int].self, "{\(quoted(text)):1}") }
    }

    @Test("Un identifiant est un texte", arguments: ["1", "null", "{}", "[]", "true"])
    func refusesOtherJSON(_ json: String) {
        #expect(throws: DecodingError.self) { try decode(PersonID.self, json) }
    }

    @Test("Les identifiants se rangent") func compares() {
        #expect(
            ["RC.2.1", "RC.1.2", "RC.1.1"].compactMap { ElementCode($0) }.sorted() == ["RC.1.1", "RC.1.2", "RC.2.1"]
        )
    }
}

struct StreamTests {
    @Test(
        "Un flux dit sa sorte et sa clé",
        arguments: [
            ("file/D-17", "file", "D-17"), ("case/a/b", "case", "a/b"), ("file", "file", ""), ("", "", ""),
        ]
    )
    func tellsKindAndKey(_ text: String, _ kind: String, _ key: String) throws {
        let stream = StreamID(wire: text)
        #expect(String(stream.kind) == kind && String(stream.key) == key)
        #expect(try reencoded(stream) == quoted(text))
        #expect(try decode(StreamID.self, quoted(text)) == stream)
    }

    @Test("Un flux se compose") func composes() {
        #expect(StreamID("assessment", "D-17").description == "assessment/D-17")
    }
}
