import Contracts
import Foundation
import Testing

/// The sources of the contracts against the list of examples: no message without one, no name out of form.
struct SourceTests {
    /// A message type as a source file declares it.
    struct Declaration: Hashable, CustomTestStringConvertible {
        let folder: String
        let name: String
        let type: String
        let conformance: String
        var testDescription: String { name }
        var isCommand: Bool { conformance == "Command" }
    }

    static let declarations: [Declaration] = {
        do { return try ContractSources.declarations() } catch { return [] }
    }()

    @Test("Chaque message des sources a son exemple, et rien d'autre n'en a")
    func everyMessageHasAnExample() throws {
        let declared = try ContractSources.declarations()
        #expect(declared.count > 50, "the sources were not found")
        #expect(
            Set(declared.map(\.name)).symmetricDifference(Example.all.map(\.name)) == [],
            "no example, or no message"
        )
        #expect(Set(declared.map(\.type)).symmetricDifference(Example.all.map(\.type.value)) == [])
        #expect(Example.all.count == declared.count)
    }

    @Test("Chaque type de message écrit dans les sources est celui d'un message ou de la réponse")
    func everyTypeLiteralIsCovered() throws {
        let literals = try ContractSources.typeLiterals()
        let covered = Example.all.map(\.type.value) + [Answer.type.value]
        #expect(Set(literals).symmetricDifference(covered) == [])
        #expect(literals.count == Set(literals).count, "a type is given twice")
    }

    @Test("Un type de message est bien formé et porte le nom de son service", arguments: declarations)
    func typeIsWellFormed(_ declaration: Declaration) throws {
        let parts = try #require(MessageType(declaration.type).parts)
        if declaration.folder == "AnyHolder" {
            // For whoever holds the file; the events say which holder it was, and two names say it too.
            #expect(declaration.isCommand ? parts.service == "file" : parts.service != "file")
            #expect(declaration.name.kebab.hasPrefix(parts.name))
        } else {
            #expect(parts.service == declaration.folder.lowercased())
            #expect(parts.name == declaration.name.kebab)
        }
        #expect(parts.version == 1)
    }
}

/// What the source files of `Shared/Contracts` declare.
enum ContractSources {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Shared/Contracts").standardized

    /// Every struct that is a command or an event.
    static func declarations() throws -> [SourceTests.Declaration] {
        try files().flatMap { folder, text in
            text.matches(
                of:
                    /struct (\w+): ([\w, ]*\b(?:Command|Event|PartnerEvent)\b[\w, ]*)\{\s*public static let type: MessageType = "([^"]*)"/
            )
            .map { match in
                SourceTests.Declaration(
                    folder: folder,
                    name: String(match.1),
                    type: String(match.3),
                    conformance: match.2.contains("Command") ? "Command" : "Event"
                )
            }
        }
    }

    /// Every message type written as a literal.
    static func typeLiterals() throws -> [String] {
        try files().flatMap { _, text in text.matches(of: /MessageType = "([^"]*)"/).map { String($0.1) } }
    }

    private static func files() throws -> [(folder: String, text: String)] {
        let root = folder.path(percentEncoded: false)
        return try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".swift") }.sorted().map
        {
            let text = try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
            return ($0.contains("/") ? String($0.prefix { $0 != "/" }) : "", text)
        }
    }
}

extension String {
    /// `CandidateRegistered` → `candidate-registered`.
    var kebab: String {
        reduce(into: "") { result, character in
            if character.isUppercase && !result.isEmpty { result += "-" }
            result += character.lowercased()
        }
    }
}
