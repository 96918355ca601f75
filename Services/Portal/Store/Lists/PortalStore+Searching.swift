public import Contracts
import Foundation
import GRDB

extension PortalStore {
    private static let columns = """
        dossier, number, branch, kind, candidate, name, company, step, since, due, is_held, attempt, standard, panel, session,
        booklet, certificate_number, scope
        """

    /// The files of a branch that are looked for, a page of them, and how many there are in all.
    public func files(_ search: FileSearch) throws -> (files: [ListedFile], count: Int) {
        var conditions = ["branch = ?"]
        var arguments: StatementArguments = [search.branch.value]
        if let step = search.step {
            conditions.append("step = ?")
            arguments += [step.rawValue]
        }
        for word in Self.folded(search.words).split(whereSeparator: \.isWhitespace).prefix(6) {
            // A number is written in capitals, a SIRET without blanks.
            conditions.append("(words LIKE ? ESCAPE '\\' OR number LIKE ? ESCAPE '\\' OR company LIKE ? ESCAPE '\\')")
            let pattern = "%" + Self.literal(String(word)) + "%"
            arguments += [pattern, pattern, pattern]
        }
        let condition = conditions.joined(separator: " AND ")
        let order =
            switch search.order {
            case .oldest: "since, dossier"
            case .newest: "since DESC, dossier"
            case .name: "words, dossier"
            }
        return try database.read { db in
            let count =
                try Int.fetchOne(db, sql: "SELECT count(*) FROM file WHERE \(condition)", arguments: arguments) ?? 0
            let files = try Row.fetchAll(
                db,
                sql: "SELECT \(Self.columns) FROM file WHERE \(condition) ORDER BY \(order) LIMIT ? OFFSET ?",
                arguments: arguments + [FileSearch.pageLength, (search.page - 1) * FileSearch.pageLength]
            )
            return (files.compactMap(Self.file), count)
        }
    }

    /// What stands for itself in a pattern.
    private static func literal(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("%", with: "\\%").replacing("_", with: "\\_")
    }

    /// How many files of a branch stand where.
    public func counts(of branch: BranchID) throws -> [FileStep: Int] {
        try database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: "SELECT step, count(*) FROM file WHERE branch = ? GROUP BY step",
                arguments: [branch.value]
            )
            return Dictionary(
                rows.compactMap { row in FileStep(rawValue: row[0]).map { ($0, row[1] as Int) } },
                uniquingKeysWith: { $1 }
            )
        }
    }

    /// A file.
    public func file(_ dossier: DossierID) throws -> ListedFile? {
        try database.read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT \(Self.columns) FROM file WHERE dossier = ?",
                arguments: [dossier.value]
            ).flatMap(Self.file)
        }
    }

    /// The files in which somebody has that part, those that moved last first.
    public func files(of person: PersonID, as role: Actor.Role) throws -> [ListedFile] {
        try database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(Self.columns) FROM file
                    WHERE dossier IN (SELECT dossier FROM part WHERE person = ? AND role = ?)
                    ORDER BY since DESC LIMIT 200
                    """,
                arguments: [person.value, role.rawValue]
            ).compactMap(Self.file)
        }
    }

    /// The files that are observed in a company.
    public func files(ofCompany siren: String) throws -> [ListedFile] {
        try database.read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT \(Self.columns) FROM file WHERE company LIKE ? ORDER BY since DESC LIMIT 200",
                arguments: ["\(siren.filter(\.isNumber).prefix(9))%"]
            ).compactMap(Self.file)
        }
    }

    /// Who has which part in a file.
    public func parts(in dossier: DossierID) throws -> [Part] {
        try database.read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT person, role FROM part WHERE dossier = ? ORDER BY role",
                arguments: [dossier.value]
            ).compactMap { row in
                guard let person = PersonID(row[0] as String), let role = Actor.Role(rawValue: row[1]) else {
                    return nil
                }
                return Part(person: person, role: role)
            }
        }
    }

    /// What has happened to a file, the oldest first.
    public func happenings(of dossier: DossierID) throws -> [Happening] {
        try database.read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT at, type, facts FROM happening WHERE dossier = ? ORDER BY at, source, version",
                arguments: [dossier.value]
            ).map { row in
                let facts = try? JSONDecoder().decode([String: String].self, from: Data((row[2] as String).utf8))
                return Happening(
                    at: Instant(milliseconds: row[0]),
                    type: MessageType(row[1] as String),
                    facts: facts ?? [:]
                )
            }
        }
    }

    private static func file(_ row: Row) -> ListedFile? {
        guard let dossier = DossierID(row[0] as String), let step = FileStep(rawValue: row[7]) else { return nil }
        func text(_ index: Int) -> String? { row[index] }
        return ListedFile(
            dossier: dossier,
            number: text(1),
            branch: text(2).flatMap { BranchID($0) },
            kind: text(3).flatMap { CertificateKindID($0) },
            candidate: text(4).flatMap { PersonID($0) },
            name: text(5),
            company: text(6),
            step: step,
            since: Instant(milliseconds: row[8]),
            due: (row[9] as Int64?).map { Instant(milliseconds: $0) },
            isHeld: row[10],
            attempt: row[11],
            standard: text(12).flatMap { StandardID($0) },
            scope: (row[17] as String).split(separator: " ").compactMap { ElementCode(String($0)) },
            panel: text(13).flatMap { PanelID($0) },
            session: text(14).flatMap { SessionID($0) },
            booklet: text(15),
            certificateNumber: text(16)
        )
    }
}
