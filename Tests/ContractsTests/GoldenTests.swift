import Contracts
import Foundation
import Testing

/// Records the golden files instead of testing them; see `GoldenFolder`.
@Suite(.enabled(if: GoldenFolder.isRecording)) struct GoldenRecording {
    @Test("Enregistrer les messages de référence") func record() throws {
        let (written, refused) = try GoldenFolder.shipped.record(Example.all)
        for name in written { print("recorded \(name)") }
        for line in refused { Issue.record("breaks a recorded contract, not recorded: \(line)") }
    }
}

@Suite(.disabled(if: GoldenFolder.isRecording)) struct GoldenTests {
    @Test("Un message de référence se lit et se réécrit à l'identique", arguments: Example.all)
    func goldenIsTheExample(_ example: Example) throws {
        let golden = try GoldenFolder.shipped.golden(example.type)
        #expect(try Wire.decodes(golden, to: example.message))
        #expect(
            String(decoding: try Wire.encode(example.message), as: UTF8.self) == String(decoding: golden, as: UTF8.self)
        )
    }

    @Test(
        "Un message effacé se lit et se réécrit à l'identique, sans groupe personnel",
        arguments: Example.all.filter(\.hasPersonalGroup)
    )
    func erasedGoldenIsTheErasedExample(_ example: Example) throws {
        let golden = try GoldenFolder.shipped.golden(example.type, erased: true)
        #expect(try Wire.decodes(golden, to: example.erased.message))
        #expect(
            String(decoding: try Wire.encode(example.erased.message), as: UTF8.self)
                == String(decoding: golden, as: UTF8.self)
        )
        guard case .object(let members) = try JSON(golden) else {
            Issue.record("not an object")
            return
        }
        #expect(members["personal"] == nil)
    }

    @Test("Un ancien message se lit toujours, et rien ne s'en perd", arguments: Example.all)
    func oldMessagesLoseNothing(_ example: Example) throws {
        let folder = GoldenFolder.shipped
        var old = try folder.history(example.type) + [try folder.golden(example.type)]
        if example.hasPersonalGroup { old.append(try folder.golden(example.type, erased: true)) }
        for golden in old { #expect(Wire.losses(of: golden, readAs: example.message) == []) }
    }

    @Test("L'exemple montre chaque champ", arguments: Example.all)
    func exampleShowsEveryField(_ example: Example) throws {
        #expect(try Fields(of: example.message).hidden == [])
    }

    @Test("Un champ publié ne change jamais", arguments: Example.all)
    func publishedFieldsNeverChange(_ example: Example) throws {
        let recorded = try GoldenFolder.shipped.fields(of: example.type)
        let changes = FieldChanges(from: recorded, to: try Fields(of: example.message).lines(of: example.type.value))
        #expect(!recorded.isEmpty, "a new message: record it, see GoldenFolder")
        #expect(changes.breaking == [], "a published field never changes: add an optional one, or a new version")
        #expect(changes.added == [], "new optional fields: record them, see GoldenFolder")
    }

    @Test("Aucun message de référence n'est sans message")
    func nothingRecordedIsForgotten() throws {
        let folder = GoldenFolder.shipped
        let expected = Example.all.map { GoldenFolder.name($0.type) }
        let others = try folder.names().subtracting(AnswerTests.goldenNames).symmetricDifference(expected)
        #expect(others == [], "a file without message, or a message without file")
        let types = Set(Example.all.map(\.type.value))
        for name in try folder.historyNames() {
            #expect(types.contains { name.hasPrefix("\($0).") }, "history of no message: \(name)")
        }
        for line in try folder.fields() {
            #expect(types.contains { line.hasPrefix("\($0) ") }, "fields of no message: \(line)")
        }
    }

    @Test("Un groupe personnel dit à qui il est, même effacé", arguments: Example.all)
    func personalGroupHasItsPerson(_ example: Example) {
        #expect((example.message.personal != nil) == example.hasPersonalGroup)
        #expect((example.message.person != nil) == example.hasPersonalGroup)
        #expect(example.erased.message.person == example.message.person)
    }
}
