import Contracts
import Foundation
import RuleBook
import Testing

/// What the services can say no with, as their sources have it, against the French texts.
struct RefusalTextTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardized

    private static func sources() throws -> [String] {
        try ["Services", "Shared/Messaging"].flatMap { folder in
            let place = root.appending(path: folder).resolvingSymlinksInPath()
            return try FileManager.default.subpathsOfDirectory(atPath: place.path()).filter { $0.hasSuffix(".swift") }
                .map { try String(contentsOf: place.appending(path: $0), encoding: .utf8) }
        }
    }

    @Test("Chaque refus qu'un service prononce a sa phrase en français")
    func everyCodeHasASentence() throws {
        let codes = Set(
            try Self.sources().flatMap { text in
                text.matches(of: /\b(?:Refusal|refused)\(\s*"(\w+)"/).map { String($0.1) }
            }
        )
        #expect(codes.count > 80, "the sources were not found")
        #expect(codes.filter { RefusalText.sentence(of: RefusalCode(wire: $0)) == nil }.sorted() == [])
        #expect(RefusalText.sentence(of: "noSuchRule") == nil)
    }

    @Test("Chaque fait d'un refus a son nom en français")
    func everyFactHasALabel() throws {
        let names = Set(
            try Self.sources().flatMap { text in
                text.matches(of: /\b(?:Refusal|refused)\(\s*"\w+",\s*\[([^\]]*)\]/).flatMap { refusal in
                    refusal.1.matches(of: /"(\w+)":/).map { String($0.1) }
                }
            }
        )
        #expect(names.count > 40, "the sources were not found")
        #expect(names.filter { RefusalText.label(of: $0) == nil }.sorted() == [])
    }

    @Test("Un refus se lit : la règle, les faits, chaque faute à sa place")
    func aRefusalReads() {
        let refusal = Refusal(
            "noEvaluatorSitsOnTheJury",
            ["member": "P-7", "provider": "O-2"],
            faults: [Fault("reasons.RC.1.1", "overturnedElementHasReason", expected: "a reason")]
        )
        let lines = RefusalText.lines(refusal)
        #expect(lines.count == 3)
        #expect(lines[1] == "Au vu de : membre : P-7 ; prestataire : O-2.")
        #expect(lines[2].hasPrefix("reasons.RC.1.1 : ") && lines[2].hasSuffix("(attendu : un motif)"))
        #expect(RefusalText.lines(Refusal("noSuchRule")) == ["Refusé (noSuchRule)."])
    }
}
