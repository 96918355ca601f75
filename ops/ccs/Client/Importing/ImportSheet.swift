public import ContractBook
public import Contracts
import Crypto
public import Foundation

/// A table whose lines are commands: each is checked, and what is wrong with it is said, before any is sent.
public struct ImportSheet: Sendable {
    /// What a table may hold.
    public enum Kind: String, Sendable, CaseIterable {
        /// Evaluators whom the branch had accredited before.
        case evaluators
        /// Members who have a seat on a panel.
        case members
    }

    /// A line of the table.
    public struct Line: Sendable {
        /// Where it stands in the file.
        public let line: Int
        /// Whom it is about.
        public let who: String
        /// What it asks for; `nil` with faults.
        public let message: WrittenMessage?
        /// What is wrong with it.
        public let faults: [FileFault]
    }

    /// The lines, in their order.
    public private(set) var lines: [Line] = []

    /// Everything that is wrong.
    public var faults: [FileFault] { lines.flatMap(\.faults) }

    /// Reads a table.
    ///
    /// - Parameters:
    ///   - actor: who acts: where a line does not say the branch or the authority, it is theirs.
    ///   - given: what holds for every line that does not say it itself, by field.
    /// - Throws: `FileFaults`, where the file is no such table at all.
    public init(_ kind: Kind, _ data: Data, by actor: Actor, given: [String: String] = [:], book: ContractBook) throws {
        let sheet = try Spreadsheet(data)
        let columns = try Self.columns(kind, titled: sheet.head)
        var given = given
        if let branch = actor.branch { given["branch"] = given["branch"] ?? branch.value }
        if actor.role == .authority { given["authority"] = given["authority"] ?? actor.id }
        lines = sheet.faults.map { Line(line: $0.line ?? 0, who: "", message: nil, faults: [$0]) }
        var lineOf: [String: Int] = [:]
        for row in sheet.rows {
            var line = Self.line(kind, row, columns, given, book)
            if let message = line.message, let first = lineOf.updateValue(row.line, forKey: message.body) {
                let fault = FileFault(line: row.line, "dit la même chose que la ligne \(first)")
                line = Line(line: line.line, who: line.who, message: nil, faults: [fault])
            }
            lines.append(line)
        }
        lines.sort { $0.line < $1.line }
        if lines.isEmpty {
            throw FileFaults([FileFault("le fichier n'a que des titres", expected: "une ligne au moins")])
        }
    }

    /// A table to begin with: the titles, and a line as one fills it in.
    public static func example(_ kind: Kind) -> String {
        let columns = columns(of: kind)
        return [columns.map(\.title), columns.map(\.sample)].map { $0.joined(separator: ";") + "\r\n" }.joined()
    }

    /// What each column means, a line each.
    public static func help(_ kind: Kind) -> [String] { columns(of: kind).map { "\($0.title) : \($0.says)" } }

    // MARK: lines

    private static func line(
        _ kind: Kind,
        _ row: Spreadsheet.Row,
        _ columns: [ImportColumn?],
        _ given: [String: String],
        _ book: ContractBook
    ) -> Line {
        var fields: [String: JSONDocument] = [:]
        var faults: [FileFault] = []
        for (column, cell) in zip(columns, row.cells) where !cell.isEmpty {
            guard let column else { continue }
            do throws(FileFault) {
                fields[column.field] = try column.value(cell, line: row.line)
            } catch {
                faults.append(error)
            }
        }
        for (field, value) in given where fields[field] == nil { fields[field] = .text(value) }
        let body = body(kind, &fields)
        let who = [fields["personal.name"], fields[kind == .evaluators ? "evaluator" : "member"]].compactMap { $0 }
            .compactMap { if case .text(let text) = $0 { text } else { nil } }.joined(separator: " ")
        do {
            guard let message = book.message(type(of: kind).value) else {
                throw FileFaults([FileFault("contrat inconnu")])
            }
            let written = try WrittenMessage(message, Data(body.text().utf8), book: book)
            return Line(line: row.line, who: who, message: faults.isEmpty ? written : nil, faults: faults)
        } catch {
            let more = (error as? FileFaults)?.faults ?? [FileFault("\(error)")]
            let known = Set(faults.map(\.path))
            let all = more.map { inSheet($0, row.line, kind) }.filter { !known.contains($0.path) }
            return Line(line: row.line, who: who, message: nil, faults: faults + all)
        }
    }

    /// A fault of a field as one of the column that fills it.
    private static func inSheet(_ fault: FileFault, _ line: Int, _ kind: Kind) -> FileFault {
        var fault = fault
        fault.line = line
        let path = fault.path.replacing("seats[0].", with: "").replacing(#/\[\d+\]$/#, with: "")
        fault.path = columns(of: kind).first { $0.field == path }?.title ?? fault.path
        return fault
    }

    private static func type(of kind: Kind) -> MessageType {
        switch kind {
        case .evaluators: AccreditEvaluator.type
        case .members: SeatPanel.type
        }
    }

    private static func body(_ kind: Kind, _ fields: inout [String: JSONDocument]) -> JSONDocument {
        switch kind {
        case .evaluators:
            fields["authority"] = nil
            if fields["evaluator"] == nil { fields["evaluator"] = person(fields).map { .text($0) } }
            return object(fields)
        case .members:
            let outer = fields.filter { ["panel", "act", "authority"].contains($0.key) }
            let seat = fields.filter { outer[$0.key] == nil && $0.key != "branch" }
            return object(outer.merging(["seats": .list([object(seat)])]) { $1 })
        }
    }

    /// The identifier of somebody who has none: of name and address, so that a second run means the same person.
    private static func person(_ fields: [String: JSONDocument]) -> String? {
        guard case .text(let name)? = fields["personal.name"], case .text(let email)? = fields["personal.email"] else {
            return nil
        }
        let said = ["ccs-import-v1", "evaluator", ImportColumn.folded(name), email.lowercased()].joined(separator: "\n")
        let digest = SHA256.hash(data: Data(said.utf8)).prefix(10)
        return "P-" + digest.map { String($0 >> 4, radix: 16) + String($0 & 0xF, radix: 16) }.joined()
    }

    /// Fields by their paths as one object.
    private static func object(_ fields: [String: JSONDocument]) -> JSONDocument {
        var members: [String: JSONDocument] = [:]
        var inner: [String: [String: JSONDocument]] = [:]
        for (path, value) in fields {
            guard let dot = path.firstIndex(of: ".") else {
                members[path] = value
                continue
            }
            inner[String(path[..<dot]), default: [:]][String(path[path.index(after: dot)...])] = value
        }
        for (name, fields) in inner { members[name] = object(fields) }
        return .object(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    // MARK: columns

    /// For each title the column that it is; `nil` for one that has no title.
    private static func columns(_ kind: Kind, titled titles: [String]) throws -> [ImportColumn?] {
        let known = columns(of: kind)
        var faults: [FileFault] = []
        var seen: Set<String> = []
        let found = titles.map { title -> ImportColumn? in
            guard !title.isEmpty else { return nil }
            guard let column = known.first(where: { $0.isTitled(title) }) else {
                let names = known.map(\.title).joined(separator: ", ")
                faults.append(FileFault(line: 1, path: String(title.prefix(40)), "colonne inconnue", expected: names))
                return nil
            }
            if !seen.insert(column.field).inserted {
                faults.append(FileFault(line: 1, path: title, "colonne écrite deux fois"))
            }
            return column
        }
        if !faults.isEmpty { throw FileFaults(faults) }
        return found
    }

    private static func columns(of kind: Kind) -> [ImportColumn] {
        switch kind {
        case .evaluators: evaluatorColumns
        case .members: memberColumns
        }
    }

    private static let evaluatorColumns: [ImportColumn] = [
        ImportColumn(
            title: "identifiant",
            field: "evaluator",
            says: "sous lequel la personne est connue ; vide : il se fait du nom et du courriel",
            sample: "P-berger"
        ),
        ImportColumn(
            title: "nom",
            otherTitles: ["prénom et nom"],
            field: "personal.name",
            says: "prénom et nom",
            sample: "Nadia Berger"
        ),
        ImportColumn(
            title: "courriel",
            otherTitles: ["e-mail", "mail", "adresse électronique"],
            field: "personal.email",
            says: "adresse électronique",
            sample: "n.berger@exemple.fr"
        ),
        ImportColumn(
            title: "organisme",
            field: "personal.organisation",
            says: "nom de l'organisme, s'il y en a un",
            sample: "Évaluation Sud"
        ),
        ImportColumn(
            title: "sorte",
            field: "situation.kind",
            form: .choice([
                ("consultant", "consultant"), ("formateur", "trainer"), ("professionnel", "companyProfessional"),
            ]),
            says: "consultant, formateur ou professionnel",
            sample: "consultant"
        ),
        ImportColumn(
            title: "SIREN",
            otherTitles: ["SIREN de l'employeur"],
            field: "situation.employerSiren",
            form: .digits(9),
            says: "SIREN de l'employeur, s'il y en a un",
            sample: "552 100 554"
        ),
        ImportColumn(
            title: "service",
            field: "situation.department",
            says: "code du service chez l'employeur",
            sample: "conseil"
        ),
        ImportColumn(
            title: "prestataire",
            field: "situation.provider",
            says: "identifiant du prestataire, s'il y en a un",
            sample: "O-evaluation-sud"
        ),
        ImportColumn(
            title: "branche",
            field: "branch",
            says: "code de la branche ; vide : celle de qui agit",
            sample: "p2st"
        ),
        ImportColumn(
            title: "certificats",
            field: "certificateKinds",
            form: .codes,
            says: "codes des certificats, séparés par des virgules",
            sample: "relation-client"
        ),
        ImportColumn(
            title: "courrier",
            otherTitles: ["référence du courrier"],
            field: "letter",
            says: "référence du courrier d'habilitation",
            sample: "HAB-2025-0031"
        ),
        ImportColumn(
            title: "date du courrier",
            otherTitles: ["courrier du"],
            field: "letterOn",
            form: .day,
            says: "jour du courrier : l'habilitation court de ce jour",
            sample: "02/04/2025"
        ),
    ]

    private static let memberColumns: [ImportColumn] = [
        ImportColumn(title: "jury", field: "panel", says: "code du jury", sample: "p2st-1"),
        ImportColumn(
            title: "identifiant",
            otherTitles: ["membre"],
            field: "member",
            says: "du membre",
            sample: "P-presidente"
        ),
        ImportColumn(
            title: "collège",
            field: "college",
            form: .choice([("employeurs", "employers"), ("salariés", "employees")]),
            says: "employeurs ou salariés",
            sample: "employeurs"
        ),
        ImportColumn(
            title: "siège",
            field: "seat",
            form: .choice([("titulaire", "full"), ("suppléant", "substitute")]),
            says: "titulaire ou suppléant",
            sample: "titulaire"
        ),
        ImportColumn(
            title: "organisation",
            field: "organisation",
            says: "identifiant de l'organisation qui a le siège",
            sample: "O-employeurs"
        ),
        ImportColumn(title: "du", field: "from", form: .day, says: "premier jour du mandat", sample: "01/09/2026"),
        ImportColumn(title: "au", field: "until", form: .day, says: "dernier jour du mandat", sample: "31/08/2029"),
        ImportColumn(
            title: "confidentialité",
            field: "confidentialSince",
            form: .day,
            says: "jour de l'engagement de confidentialité, s'il est pris",
            sample: "15/09/2026"
        ),
        ImportColumn(title: "acte", field: "act", says: "référence de l'acte de désignation", sample: "CPNE-2026-07"),
        ImportColumn(
            title: "autorité",
            field: "authority",
            says: "identifiant de l'autorité ; vide : qui agit, ou --authority",
            sample: "P-autorite"
        ),
    ]
}
