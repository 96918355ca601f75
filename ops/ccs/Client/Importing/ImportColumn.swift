import ContractBook
import Contracts
import Foundation

/// A column of a table that is imported: its title, and the field that its cells fill.
struct ImportColumn: Sendable {
    /// How a cell is read.
    enum Form: Sendable {
        case text
        /// As 2026-05-18 or 18/05/2026.
        case day
        /// With or without blanks between them.
        case digits(Int)
        /// Several, with commas or blanks between them.
        case codes
        /// What people write, each with what the contract calls it.
        case choice([(written: String, wire: String)])
    }

    let title: String
    /// Other titles under which it is known.
    var otherTitles: [String] = []
    /// The path of the field.
    let field: String
    var form: Form = .text
    /// What it means, in French, for whoever fills the table in.
    let says: String
    let sample: String

    /// Whether a column with that title is this one: capitals, accents and what is no letter do not count.
    func isTitled(_ title: String) -> Bool {
        ([self.title] + otherTitles).contains { Self.folded($0) == Self.folded(title) }
    }

    /// What a cell says; a fault where it says nothing of the kind.
    func value(_ cell: String, line: Int) throws(FileFault) -> JSONDocument {
        switch form {
        case .text: return .text(cell)
        case .day:
            let parts = cell.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            let text = parts.count == 3 ? "\(parts[2])-\(padded(parts[1]))-\(padded(parts[0]))" : cell
            guard Day(text) != nil else { throw fault(cell, line, "un jour, écrit 18/05/2026 ou 2026-05-18") }
            return .text(text)
        case .digits(let count):
            let digits = cell.filter { !$0.isWhitespace }
            guard digits.utf8.count == count, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
                throw fault(cell, line, "\(count) chiffres")
            }
            return .text(digits)
        case .codes:
            return .list(cell.split { $0 == "," || $0 == ";" || $0.isWhitespace }.map { .text(String($0)) })
        case .choice(let choices):
            let found = choices.first { [$0.written, $0.wire].map(Self.folded).contains(Self.folded(cell)) }
            guard let found else {
                throw fault(cell, line, "l'un de : \(choices.map(\.written).joined(separator: ", "))")
            }
            return .text(found.wire)
        }
    }

    private func padded(_ text: String) -> String { text.count == 1 ? "0\(text)" : text }

    private func fault(_ cell: String, _ line: Int, _ expected: String) -> FileFault {
        FileFault(line: line, path: title, "« \(cell.prefix(40)) » n'a pas la forme voulue", expected: expected)
    }

    /// A title without what does not count.
    static func folded(_ text: String) -> String {
        text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .filter { $0.isLetter || $0.isNumber }
    }
}
