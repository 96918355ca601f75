import Foundation
import Testing

/// GLOSSARY.md against the sources: a word that stands there is used.
struct GlossaryTests {
    /// One row: French term, identifiers, wire names, meaning.
    struct Row: Equatable {
        let term: String
        let identifiers: [String]
        let wire: [String]
        let meaning: String
    }

    /// Reads the tables of four columns; identifiers and wire names stand in backquotes.
    static func rows(in text: String) -> [Row] {
        text.split(separator: "\n").compactMap { line in
            guard line.hasPrefix("|"), !line.contains("| ---") else { return nil }
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 4, cells[1] != "identifier" else { return nil }
            return Row(term: cells[0], identifiers: quoted(cells[1]), wire: quoted(cells[2]), meaning: cells[3])
        }
    }

    private static func quoted(_ cell: String) -> [String] { cell.matches(of: /`([^`]+)`/).map { String($0.1) } }

    private static let declared = Declarations(Repository.product)
    private let rows: [Row]

    init() throws { rows = GlossaryTests.rows(in: try Repository.text(of: "GLOSSARY.md")) }

    @Test("Le glossaire se lit") func glossaryIsRead() {
        #expect(rows.count > 80)
        for row in rows { #expect(!row.identifiers.isEmpty && !row.meaning.isEmpty, "\(row.term)") }
    }

    @Test("Chaque identifiant du glossaire existe") func everyIdentifierExists() {
        let unknown = rows.flatMap(\.identifiers).filter { !GlossaryTests.declared.contain($0) }
        #expect(unknown == [])
    }

    @Test("Chaque nom de fil du glossaire passe sur le fil") func everyWireNameIsUsed() throws {
        let golden = try Repository.paths(under: "Tests/ContractsTests/Golden").filter { $0.hasSuffix(".json") }
        let recorded = try golden.map { try Repository.text(of: $0) }.joined()
        let fields = try Repository.text(of: "Tests/ContractsTests/Golden/FIELDS")
        let choices = Set(fields.split { " |\n".contains($0) }.map(String.init))
        // The messages of the machinery are not among the recorded contracts.
        let code = Repository.product.map(\.code).joined(separator: "\n")
        let unused = rows.flatMap(\.wire).filter { name in
            !recorded.contains("\"\(name)\"") && !choices.contains(name)
                && !code.contains("MessageType = \"\(name)\"")
        }
        #expect(unused == [])
    }

    @Test("Un terme a un identifiant, et un identifiant un terme") func oneWordEach() {
        let terms = rows.map(\.term)
        #expect(Set(terms).count == terms.count)
        let identifiers = rows.flatMap(\.identifiers)
        let twice = Dictionary(grouping: identifiers) { $0 }.filter { $0.value.count > 1 }.keys
        #expect(twice.isEmpty, "\(twice.sorted())")
    }

    @Test("Un identifiant inventé se voit") func inventedIdentifiersAreSeen() {
        let code = """
            public struct Proxy { case none }
            public enum Seat: String { case full, substitute }
            public struct Member {
                /// Not `Ghost`.
                public var seat: Seat
                enum Side: String {
                    case left(Int)
                }
            }
            func quorumIsReached() -> Bool { true }
            """
        let declared = Declarations([SourceFile(path: "X.swift", text: code)])
        for name in ["Proxy", "Seat.full", "Seat.substitute", "Member.seat", "Side.left", "quorumIsReached", "seat"] {
            #expect(declared.contain(name), "\(name)")
        }
        for name in ["Ghost", "Seat.empty", "Member.full", "quorumIsMissing", "Other.full", "Proxy.full"] {
            #expect(!declared.contain(name), "\(name)")
        }
        let row = "| quorum | `quorumIsReached`, `Seat.full` | `quorum` | Enough of each college. |"
        #expect(
            GlossaryTests.rows(in: "| French | identifier | wire | meaning |\n| --- | --- | --- | --- |\n\(row)\n") == [
                Row(
                    term: "quorum",
                    identifiers: ["quorumIsReached", "Seat.full"],
                    wire: ["quorum"],
                    meaning: "Enough of each college."
                )
            ]
        )
    }
}
