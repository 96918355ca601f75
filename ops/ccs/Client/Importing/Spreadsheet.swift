public import Foundation

/// A table as a spreadsheet writes it to a file: a head, and rows with their lines.
///
/// As French spreadsheets write it, too: in UTF-8 with or without a mark, in UTF-16 with one, or in Windows-1252; with
/// semicolons, commas or tabs between the cells; with lines that end in one way or the other, cells between quotes, and lines
/// within them.
public struct Spreadsheet: Sendable, Equatable {
    /// A row.
    public struct Row: Sendable, Equatable {
        /// The line on which it begins, counted from 1.
        public let line: Int
        /// Its cells, without blanks around them; as many as the head has.
        public let cells: [String]
    }

    /// How long a file may be, in bytes.
    public static let longest = 32 << 20

    /// The names of the columns.
    public let head: [String]
    /// The rows that have something in them.
    public private(set) var rows: [Row] = []
    /// Rows that are no rows of this table.
    public private(set) var faults: [FileFault] = []

    /// Reads a file.
    ///
    /// - Throws: `FileFaults`, where it has no head, or cannot be read at all.
    public init(_ data: Data) throws {
        guard data.count <= Self.longest else {
            throw FileFaults([FileFault("le fichier est trop long", expected: "\(Self.longest >> 20) Mio au plus")])
        }
        var text = try Self.text(of: data)
        var line = 1
        // Excel's own line, which says the separator.
        var separator: Character?
        if let said = text.prefixMatch(of: #/sep=(.)(\r\n|\n|\r)/#.matchingSemantics(.unicodeScalar)) {
            separator = said.1.first
            text = String(text[said.range.upperBound...])
            line = 2
        }
        var reader = Reader(text, separator ?? Self.separator(of: text), line: line)
        guard let head = try reader.next(), head.cells.contains(where: { !$0.isEmpty }) else {
            throw FileFaults([FileFault(line: line, "le fichier est vide", expected: "une ligne de titres")])
        }
        // A spreadsheet writes the columns that are empty to their end, too.
        let last = head.cells.lastIndex { !$0.isEmpty } ?? 0
        self.head = Array(head.cells[...last])
        while let row = try reader.next() {
            guard row.cells.contains(where: { !$0.isEmpty }) else { continue }
            let width = self.head.count
            if let extra = row.cells.dropFirst(width).first(where: { !$0.isEmpty }) {
                let says = "« \(extra.prefix(40)) » est au-delà de la dernière colonne"
                faults.append(FileFault(line: row.line, says, expected: "\(width) colonnes"))
                continue
            }
            let cells = row.cells.prefix(width)
            rows.append(Row(line: row.line, cells: cells + Array(repeating: "", count: width - cells.count)))
        }
    }

    private static func text(of data: Data) throws -> String {
        let bytes = [UInt8](data.prefix(3))
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]), let text = String(data: data.dropFirst(3), encoding: .utf8) {
            return text
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]),
            let text = String(data: data, encoding: .utf16)
        {
            return text
        }
        if let text = String(data: data, encoding: .utf8) { return text }
        // Five of its bytes are no characters.
        let isWindows = data.allSatisfy { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
        guard isWindows, let text = String(data: data, encoding: .windowsCP1252) else {
            throw FileFaults([FileFault("le fichier n'est pas un texte", expected: "UTF-8 ou Windows-1252")])
        }
        return text
    }

    /// What stands most often in the first line, outside of quotes.
    private static func separator(of text: String) -> Character {
        var counts: [Character: Int] = [:]
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, character.isNewline { break }
            if !isQuoted, ";,\t".contains(character) { counts[character, default: 0] += 1 }
        }
        return [";", "\t", ","].max { (counts[$0] ?? 0, $0 == ";" ? 1 : 0) < (counts[$1] ?? 0, $1 == ";" ? 1 : 0) }
            ?? ";"
    }

    /// Takes a table apart (RFC 4180, with other separators and ends of lines).
    private struct Reader {
        private let text: [Unicode.Scalar]
        private let separator: Unicode.Scalar
        private var place = 0
        private var line: Int

        init(_ text: String, _ separator: Character, line: Int) {
            self.text = Array(text.unicodeScalars)
            self.separator = separator.unicodeScalars.first ?? ";"
            self.line = line
        }

        /// The next row; `nil` at the end.
        mutating func next() throws -> (line: Int, cells: [String])? {
            guard place < text.count else { return nil }
            let first = line
            var cells: [String] = []
            while true {
                cells.append(try cell().trimmed)
                guard place < text.count, text[place] == separator else { break }
                place += 1
            }
            skipLineEnd()
            return (first, cells)
        }

        private mutating func cell() throws -> String {
            guard place < text.count, text[place] == "\"" else {
                let start = place
                while place < text.count, text[place] != separator, !isLineEnd(text[place]) { place += 1 }
                return string(text[start..<place])
            }
            let first = line
            var scalars: [Unicode.Scalar] = []
            place += 1
            while true {
                guard place < text.count else {
                    throw FileFaults([FileFault(line: first, "des guillemets ne se ferment pas")])
                }
                let scalar = text[place]
                place += 1
                if scalar == "\"" {
                    guard place < text.count, text[place] == "\"" else { break }
                    place += 1
                } else if scalar == "\n" || (scalar == "\r" && !(place < text.count && text[place] == "\n")) {
                    line += 1
                }
                scalars.append(scalar)
            }
            guard place == text.count || text[place] == separator || isLineEnd(text[place]) else {
                throw FileFaults([
                    FileFault(
                        line: line,
                        "un texte suit des guillemets fermés",
                        expected: "des guillemets autour de toute la cellule, doublés à l'intérieur"
                    )
                ])
            }
            return string(scalars[...])
        }

        private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

        private mutating func skipLineEnd() {
            guard place < text.count else { return }
            let isBoth = text[place] == "\r" && place + 1 < text.count && text[place + 1] == "\n"
            place += isBoth ? 2 : 1
            line += 1
        }

        private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
            var result = ""
            result.unicodeScalars.append(contentsOf: scalars)
            return result
        }
    }
}

extension String {
    /// Without blanks around it, those that do not break included.
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines.union(["\u{A0}", "\u{202F}"])) }
}
