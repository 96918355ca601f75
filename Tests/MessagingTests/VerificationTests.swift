import Contracts
import Foundation
import GRDB
import Messaging
import Testing
import ToyServices

@Suite struct VerificationTests {
    /// A desk's file with three requests, closed, and what opens it again.
    func filled(_ folder: Folder) throws -> String {
        let path = folder.file("desk.sqlite")
        let desk = try Rig.desk(path: path)
        for number in 1...3 { try desk.handOver(DossierID("D-\(number)")!, candidate: PersonID("P-\(number)")!) }
        #expect(try desk.core.verify() == [])
        try desk.store.close()
        return path
    }

    struct Tampering: Sendable, CustomTestStringConvertible {
        var what: String
        var sql: String
        var found: String
        var testDescription: String { what }
    }

    static let tamperings: [Tampering] = [
        Tampering(
            what: "le corps d’une ligne",
            sql: "UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), 'P-2', 'P-9') AS BLOB) WHERE seq = 3",
            found: "journal: row 3"
        ),
        Tampering(
            what: "la date d’une ligne",
            sql: "UPDATE journal SET at = at + 1 WHERE seq = 4",
            found: "journal: row 4"
        ),
        Tampering(
            what: "l’acteur d’une ligne",
            sql: "UPDATE journal SET actor = 'officer:x' WHERE seq = 1",
            found: "journal: row 1"
        ),
        Tampering(
            what: "pour qui une ligne est consignée",
            sql: "UPDATE journal SET act = 'done=2026-11-20' WHERE seq = 1",
            found: "journal: row 1"
        ),
        Tampering(
            what: "la dernière ligne, avec son empreinte",
            sql: "UPDATE journal SET type = 'desk.request-dropped.v1', digest = zeroblob(32) WHERE seq = 6",
            found: "journal: row 6"
        ),
        Tampering(
            what: "une ligne ôtée",
            sql: "DELETE FROM personal WHERE seq = 3; DELETE FROM journal WHERE seq = 3",
            found: "journal: row 3 is missing"
        ),
        Tampering(
            what: "un groupe personnel",
            sql: "UPDATE personal SET body = CAST('{\"name\":\"Eve\"}' AS BLOB) WHERE seq = 1",
            found: "personal: the group of row 1"
        ),
        Tampering(
            what: "un état",
            sql: """
                UPDATE aggregate SET state = CAST(replace(CAST(state AS TEXT), 'north', 'south') AS BLOB)
                WHERE stream = 'request/D-2'
                """,
            found: "aggregate: request/D-2"
        ),
        Tampering(
            what: "un état de trop",
            sql: "INSERT INTO aggregate SELECT 'request/D-7', version, lanes, state FROM aggregate LIMIT 1",
            found: "aggregate: request/D-7"
        ),
        Tampering(what: "une clé unique", sql: "DELETE FROM claim WHERE key = 'open/P-1'", found: "claim:"),
        Tampering(what: "un numéro", sql: "UPDATE number SET last = 7", found: "number:"),
        Tampering(what: "une échéance", sql: "DELETE FROM timer WHERE stream = 'request/D-3'", found: "timer:"),
    ]

    @Test("Ce qui est réécrit dans le fichier est trouvé", arguments: tamperings)
    func tampered(_ tampering: Tampering) throws {
        let folder = try Folder()
        let path = try filled(folder)
        let raw = try DatabaseQueue(path: path)
        try raw.write { db in
            try db.execute(sql: "DROP TRIGGER journal_only_grows; DROP TRIGGER journal_never_changes")
            try db.execute(sql: tampering.sql)
        }
        try raw.close()
        let faults = try Rig.desk(path: path).core.verify()
        #expect(faults.contains { $0.hasPrefix(tampering.found) }, "\(faults)")
    }

    @Test("Le journal ne change ni ne rétrécit, quel que soit le programme qui écrit")
    func journalOnlyGrows() throws {
        let folder = try Folder()
        let raw = try DatabaseQueue(path: try filled(folder))
        for sql in [
            "UPDATE journal SET actor = NULL WHERE seq = 1", "DELETE FROM journal WHERE seq = 6", "DELETE FROM journal",
            "UPDATE journal SET seq = 9 WHERE seq = 6",
        ] {
            let error = #expect(throws: DatabaseError.self) { try raw.write { try $0.execute(sql: sql) } }
            #expect(error?.message?.contains("the journal") == true)
        }
        #expect(try raw.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM journal") } == 6)
    }

    @Test("Reconstruit du journal, tout est comme avant")
    func rebuild() throws {
        let folder = try Folder()
        let path = try filled(folder)
        let raw = try DatabaseQueue(path: path)
        let tables = ["aggregate", "claim", "number", "timer"]
        func content() throws -> [String] {
            try raw.read { db in
                try tables.flatMap { try Row.fetchAll(db, sql: "SELECT * FROM \($0) ORDER BY 1, 2").map(\.description) }
            }
        }
        let before = try content()
        try raw.write { db in for table in tables { try db.execute(sql: "DELETE FROM \(table)") } }
        let desk = try Rig.desk(path: path)
        #expect(try !desk.core.verify().isEmpty)
        try desk.core.rebuild()
        #expect(try desk.core.verify() == [])
        #expect(try content() == before)
        #expect(before.count == 3 + 3 + 1 + 3)
        try desk.send(DropRequest(dossier: "D-1"), id: "x")
        #expect(try desk.core.verify() == [])
    }
}
