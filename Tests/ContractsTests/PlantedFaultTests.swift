import Contracts
import Foundation
import Testing

/// The checks themselves: a contract changed in the ways that break others is reported, each with its field.
///
/// The golden file of `BookletSigned` is read through copies of the contract, each with one fault.
@Suite(.disabled(if: GoldenFolder.isRecording)) struct PlantedFaultTests {
    private let recorded: [String]
    private let golden: Data

    init() throws {
        recorded = try GoldenFolder.shipped.fields(of: BookletSigned.type)
        golden = try GoldenFolder.shipped.golden(BookletSigned.type)
    }

    @Test("Le contrat tel quel passe")
    func soundCopyPasses() throws {
        #expect(Wire.losses(of: golden, readAs: Sound.self) == [])
        #expect(try changes(Sound()) == FieldChanges(from: [], to: []))
    }

    @Test("Un champ retiré se voit")
    func removedFieldIsReported() throws {
        #expect(Wire.losses(of: golden, readAs: Removed.self) == ["signatory"])
        #expect(try changes(Removed()).breaking == ["gone or changed: \(line("signatory identifier"))"])
    }

    @Test("Un champ renommé se voit")
    func renamedFieldIsReported() throws {
        #expect(Wire.losses(of: golden, readAs: Renamed.self) == ["does not decode: signedBy is not there"])
        #expect(
            try changes(Renamed()).breaking == [
                "gone or changed: \(line("signatory identifier"))",
                "newly demanded or changed: \(line("signedBy identifier"))",
            ]
        )
    }

    @Test("Un champ renommé et devenu facultatif se voit")
    func fieldRenamedToAnOptionalIsReported() throws {
        #expect(Wire.losses(of: golden, readAs: RenamedOptional.self) == ["signatory"])
        #expect(try changes(RenamedOptional()).breaking == ["gone or changed: \(line("signatory identifier"))"])
    }

    @Test("Un champ d'un autre type se voit, même écrit dans la même sorte de JSON")
    func retypedFieldIsReported() throws {
        #expect(
            Wire.losses(of: golden, readAs: RetypedNumber.self).first?.hasPrefix("does not decode: attempt") == true
        )
        #expect(Wire.losses(of: golden, readAs: RetypedText.self).isEmpty)
        #expect(
            try changes(RetypedText()).breaking == [
                "gone or changed: \(line("signedAt instant"))",
                "newly demanded or changed: \(line("signedAt text"))",
            ]
        )
    }

    @Test("Un champ facultatif devenu obligatoire se voit, et l'inverse")
    func changedObligationIsReported() throws {
        let optional = [line("signatory? identifier")]
        let demanded = [line("signatory identifier")]
        #expect(FieldChanges(from: optional, to: demanded).breaking.count == 2)
        #expect(FieldChanges(from: demanded, to: optional).breaking.count == 2)
    }

    @Test("Un champ ajouté : facultatif, il s'enregistre ; obligatoire, il se refuse")
    func addedFieldIsToldApart() throws {
        let optional = try changes(AddedOptional())
        #expect(optional.breaking == [])
        #expect(optional.added == [line("place?.city text")])
        #expect(Wire.losses(of: golden, readAs: AddedOptional.self) == [])
        #expect(try changes(AddedDemanded()).breaking == ["newly demanded or changed: \(line("place text"))"])
    }

    @Test("Une liste facultative nouvelle s'enregistre ; dans une liste connue, un champ obligatoire de plus se refuse")
    func addedListIsToldApart() {
        let list = [line("days?[].on day"), line("days?[].from day")]
        #expect(FieldChanges(from: [], to: list).breaking == [])
        #expect(FieldChanges(from: [], to: list).added == list)
        let demanded = line("days?[].until day")
        #expect(FieldChanges(from: list, to: list + [demanded]).breaking == ["newly demanded or changed: \(demanded)"])
        let optional = line("days?[].until? day")
        #expect(FieldChanges(from: list, to: list + [optional]).breaking == [])
        #expect(FieldChanges(from: [], to: [line("days[].on day")]).breaking.count == 1)
    }

    @Test("Une valeur d'énumération ajoutée ou retirée se voit")
    func changedChoicesAreReported() {
        let before = [line("cause one of drawn|notVoted")]
        #expect(FieldChanges(from: before, to: [line("cause one of drawn|notVoted|rescinded")]).breaking.count == 2)
        #expect(FieldChanges(from: before, to: [line("cause one of drawn")]).breaking.count == 2)
    }

    @Test("L'enregistrement garde l'ancien message et refuse ce qui casse")
    func recordingKeepsHistoryAndRefusesBreaks() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "golden-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        let folder = GoldenFolder(url: url)
        let example = try #require(Example.all.first { $0.type == BookletSigned.type })
        #expect(try folder.record([example]).refused == [])
        #expect(try folder.record([example]).written == [])

        // As if `signedAt` were a new optional field, and then as if `digest` had once been a list.
        let fields = url.appending(path: "FIELDS")
        let lines = try folder.fields()
        let older = lines.filter { !$0.contains(" signedAt ") }
        try older.joined(separator: "\n").write(to: fields, atomically: true, encoding: .utf8)
        #expect(try folder.record([example]).refused == ["newly demanded or changed: \(line("signedAt instant"))"])
        let other = lines.map { $0.replacingOccurrences(of: " digest text", with: " digest[] text") }
        try other.joined(separator: "\n").write(to: fields, atomically: true, encoding: .utf8)
        #expect(try folder.record([example]).refused.count == 2)
        #expect(try folder.fields() == other.sorted())

        let transmitted = try #require(Example.all.first { $0.type == BookletTransmitted.type })
        _ = try folder.record([transmitted])
        let withoutDigest = try folder.fields().filter { !$0.contains(" notesDigest? ") }
        try withoutDigest.joined(separator: "\n").write(to: fields, atomically: true, encoding: .utf8)
        #expect(try folder.history(BookletTransmitted.type).isEmpty)
        #expect(try folder.record([transmitted]).refused == [])
        #expect(try folder.history(BookletTransmitted.type).count == 1)
    }

    private func changes(_ variant: some Encodable) throws -> FieldChanges {
        FieldChanges(from: recorded, to: try Fields(of: variant).lines(of: BookletSigned.type.value))
    }

    private func line(_ rest: String) -> String { "\(BookletSigned.type) \(rest)" }
}

// Copies of `BookletSigned`.

private struct Sound: Codable {
    var dossier = dossierExample
    var attempt = 1
    var signatory = evaluator
    var digest = sha256("b")
    var signedAt = moment("2026-11-30T08:00:00.000Z")
}

private struct Removed: Codable {
    var dossier = dossierExample
    var attempt = 1
    var digest = sha256("b")
    var signedAt = moment("2026-11-30T08:00:00.000Z")
}

private struct Renamed: Codable {
    var dossier = dossierExample
    var attempt = 1
    var signedBy = evaluator
    var digest = sha256("b")
    var signedAt = moment("2026-11-30T08:00:00.000Z")
}

private struct RenamedOptional: Codable {
    var dossier = dossierExample
    var attempt = 1
    var signedBy: PersonID? = evaluator
    var digest = sha256("b")
    var signedAt = moment("2026-11-30T08:00:00.000Z")
}

private struct RetypedNumber: Codable {
    var dossier = dossierExample
    var attempt = "1"
    var signatory = evaluator
    var digest = sha256("b")
    var signedAt = moment("2026-11-30T08:00:00.000Z")
}

private struct RetypedText: Codable {
    var dossier = dossierExample
    var attempt = 1
    var signatory = evaluator
    var digest = sha256("b")
    var signedAt = "2026-11-30T08:00:00.000Z"
}

private struct AddedOptional: Codable {
    struct Place: Codable { var city = "Lyon" }
    var dossier = dossierExample
    var attempt = 1
    var signatory = evaluator
    var digest = sha256("b")
    var signedAt = moment("2026-11-30T08:00:00.000Z")
    var place: Place? = Place()
}

private struct AddedDemanded: Codable {
    var dossier = dossierExample
    var attempt = 1
    var signatory = evaluator
    var digest = sha256("b")
    var signedAt = moment("2026-11-30T08:00:00.000Z")
    var place = "Lyon"
}

private let dossierExample = dossier
