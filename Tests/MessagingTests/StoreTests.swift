import Contracts
import Foundation
import GRDB
import Testing
import ToyServices

@testable import Messaging

@Suite struct StoreTests {
    @Test("Un magasin écrit par un programme plus neuf n’est pas ouvert, et pas touché")
    func newerSchema() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        try Rig.desk(path: path).store.close()
        let raw = try DatabaseQueue(path: path)
        try raw.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES('add what is not known yet')") }
        let error = #expect(throws: StoreFault.self) { _ = try Store(name: "desk", path: path) }
        guard case .newerSchema(path, found: "add what is not known yet") = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("Un magasin posé par le premier programme s’ouvre, et a tout ce qu’il faut aujourd’hui")
    func olderSchema() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        try Rig.desk(path: path).store.close()
        func laid() throws -> [String] {
            try DatabaseQueue(path: path).read {
                try String.fetchAll($0, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
            }
        }
        let today = try laid()
        try DatabaseQueue(path: path).write {
            try $0.execute(
                sql: """
                    DROP TABLE erased_file;
                    DROP TABLE erased_person;
                    DROP TABLE reading;
                    DROP TABLE unsent;
                    DROP TABLE unsent_act;
                    DROP TABLE dead_act;
                    ALTER TABLE dead DROP COLUMN cause;
                    DROP INDEX dead_message;
                    ALTER TABLE inbox DROP COLUMN proof;
                    ALTER TABLE inbox DROP COLUMN act;
                    ALTER TABLE journal DROP COLUMN act;
                    DROP TABLE given_back;
                    DROP TABLE dead_counted;
                    DROP INDEX dead_reason;
                    DROP INDEX dead_until;
                    ALTER TABLE dead DROP COLUMN digest;
                    ALTER TABLE dead DROP COLUMN cut_from;
                    ALTER TABLE dead DROP COLUMN until;
                    ALTER TABLE timer DROP COLUMN due;
                    ALTER TABLE personal DROP COLUMN cut;
                    CREATE INDEX dead_open ON dead(sender, id) WHERE state = 'open';
                    DELETE FROM grdb_migrations WHERE identifier <> 'lay the loop''s tables';
                    """
            )
        }
        #expect(try laid() != today)
        let desk = try Rig.desk(path: path)
        #expect(try desk.core.verify() == [])
        try desk.store.close()
        #expect(try laid() == today)
    }

    @Test("Un magasin parmi beaucoup d’un même processus garde moins en mémoire, et décide de même")
    func sharedMemory() throws {
        let alone = try Rig.desk()
        let crowded = try Rig.desk()
        try crowded.core.shareMemory(among: 1000)
        for desk in [alone, crowded] {
            var opened: [Delivery] = []
            var sent: [Delivery] = []
            // More than it then keeps, in one batch.
            for number in 1...300 {
                let dossier = try #require(DossierID("D-\(number)"))
                let candidate = try #require(PersonID("P-\(number)"))
                let open = OpenRequest(dossier: dossier, candidate: candidate, name: "Ada")
                let send = SendRequest(dossier: dossier, panel: "north", attempt: 1)
                opened.append(try desk.delivery(open, id: try #require(MessageID("open-\(number)"))))
                sent.append(try desk.delivery(send, id: try #require(MessageID("send-\(number)"))))
            }
            #expect(try answers(desk.take(opened)).count { !$0.events.isEmpty } == 300)
            // It may have less room at any time.
            if desk === crowded { try desk.core.shareMemory(among: 2000) }
            #expect(try answers(desk.take(sent)).count { !$0.events.isEmpty } == 300)
            #expect(try desk.core.verify() == [])
        }
        let kept = [alone, crowded].map { desk in
            (1...300).count { desk.core.cache[StreamID("request", "D-\($0)")] != nil }
        }
        let pages = try crowded.store.reading { try Int.fetchOne($0, sql: "PRAGMA cache_size") }
        #expect(kept[0] == 300)
        #expect((1...128).contains(kept[1]))
        #expect(pages == -500)
        #expect(try alone.published().map(\.envelope.id) == crowded.published().map(\.envelope.id))
    }

    @Test("Un magasin absent ou vide n’est pas fait sans qu’on le demande; fait, il ne l’est qu’une fois")
    func absent() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        func refused() {
            let error = #expect(throws: StoreFault.self) { _ = try Store(name: "desk", path: path) }
            #expect(error?.description.contains("ccs init desk") == true)
            #expect(error?.description.contains("ccs restored \(path)") == true)
        }
        refused()
        #expect(!FileManager.default.fileExists(atPath: path))
        // As an interrupted copy leaves it.
        try Data().write(to: URL(fileURLWithPath: path))
        refused()
        // A database, and nothing of a store in it.
        try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE other(a)") }
        refused()
        let error = #expect(throws: StoreFault.self) { try Store.lay(name: "desk", path: path) }
        #expect(error?.description.contains("already") == true)
        try FileManager.default.removeItem(atPath: path)
        try Store.lay(name: "desk", path: path)
        let store = try Store(name: "desk", path: path)
        #expect(store.identity.count == 32)
        try store.close()
        #expect(try Store(name: "desk", path: path).identity == store.identity)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).allSatisfy { !$0.contains(".new") })
    }

    @Test("Le journal d’écriture d’un autre fichier, laissé à côté d’une copie, n’est pas pris pour le sien")
    func foreignLog() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        let files = FileManager.default
        // What a killed process leaves: the file, and beside it the log of what is not in it yet.
        func killed(after dossiers: [String]) throws {
            let desk = try Rig.desk(path: path)
            for dossier in dossiers { try desk.handOver(DossierID(dossier)!, candidate: PersonID("P-\(dossier)")!) }
            for ending in ["", "-wal"] {
                try? files.removeItem(atPath: folder.file("left") + ending)
                try files.copyItem(atPath: path + ending, toPath: folder.file("left") + ending)
            }
            try desk.store.close()
        }
        func putBack(_ file: String, log: String) throws {
            for ending in ["", "-wal", "-shm"] { try? files.removeItem(atPath: path + ending) }
            try files.copyItem(atPath: file, toPath: path)
            try files.copyItem(atPath: log, toPath: path + "-wal")
        }
        try killed(after: ["D-1"])
        try putBack(folder.file("left"), log: folder.file("left-wal"))
        // Its own log is taken.
        let desk = try Rig.desk(path: path)
        #expect(try desk.core.status().journal == 2)
        try desk.store.backup(to: folder.file("backup"))
        try desk.store.close()
        try files.copyItem(atPath: path, toPath: folder.file("stopped"))
        try killed(after: ["D-2", "D-3"])
        for copy in ["backup", "stopped"] {
            try putBack(folder.file(copy), log: folder.file("left-wal"))
            let error = #expect(throws: StoreFault.self, "\(copy)") { _ = try Store(name: "desk", path: path) }
            guard case .foreignLog(path) = error else {
                Issue.record("\(copy): \(String(describing: error))")
                continue
            }
            // The cure that it names; and nothing of the log has come into the file.
            try files.removeItem(atPath: path + "-wal")
            let restored = try Rig.desk(path: path)
            #expect(try restored.core.status().journal == 2)
            #expect(try restored.core.verify() == [])
            try restored.store.close()
        }
        try putBack(folder.file("left"), log: folder.file("left-wal"))
        #expect(try Rig.desk(path: path).core.status().journal == 6)
    }

    @Test("Interrompu au milieu du changement de sceau, un magasin se rouvre")
    func stampInterrupted() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        let desk = try Rig.desk(path: path)
        try desk.handOver("D-1", candidate: "P-1")
        // The new stamp is in the log only, and names the one before.
        try desk.store.checkpoint()
        let raw = try DatabaseQueue(path: path)
        try raw.writeWithoutTransaction { db in
            let former = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            try db.execute(sql: "BEGIN; PRAGMA application_id = \(former); PRAGMA user_version = 7; COMMIT")
        }
        for ending in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: path + ending, toPath: folder.file("left") + ending)
        }
        let left = try Rig.desk(path: folder.file("left"))
        #expect(try left.core.verify() == [])
    }

    @Test("Le fichier d’un autre service n’est pas pris pour le sien")
    func otherStore() throws {
        let folder = try Folder()
        let path = folder.file("jury.sqlite")
        try Rig.jury(path: path).store.close()
        let error = #expect(throws: StoreFault.self) { _ = try Store(name: "jury.south", path: path) }
        #expect(error?.description.contains("belongs to jury.north, not to jury.south") == true)
        #expect(throws: Never.self) { _ = try Store(name: "jury.north", path: path) }
    }

    @Test("Ce qui n’est pas une base, un dossier absent: dit avec le chemin")
    func unusable() throws {
        let folder = try Folder()
        try Data(repeating: UInt8(ascii: "x"), count: 5000).write(to: URL(fileURLWithPath: folder.file("text")))
        for path in [folder.file("text"), folder.file("missing/desk.sqlite")] {
            let error = #expect(throws: StoreFault.self) { _ = try Store(name: "desk", path: path) }
            #expect(error?.description.contains(path) == true)
        }
    }

    @Test(
        "Un fichier en lecture seule: rien n’est acquitté, et c’est dit",
        .enabled(if: geteuid() != 0, "root writes everywhere")
    )
    func readOnly() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        try Rig.desk(path: path).store.close()
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        let error = #expect(throws: StoreFault.self) { _ = try Store(name: "desk", path: path) }
        #expect(error?.description.contains(path) == true)
    }

    @Test(
        "Écrit par un autre au même moment, rien n’est décidé ni acquitté; ensuite tout passe",
        .timeLimit(.minutes(1))
    )
    func lockedByAnother() throws {
        let folder = try Folder()
        let path = folder.file("desk.sqlite")
        let desk = try Rig.desk(path: path)
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let raw = try DatabaseQueue(path: path, configuration: configuration)
        try raw.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
        let delivery = try desk.delivery(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil), id: "c-1")
        #expect(throws: (any Error).self) { try desk.take(delivery) }
        try raw.inDatabase { try $0.execute(sql: "ROLLBACK") }
        #expect(try desk.take(delivery).events == 1)
    }

    @Test(
        "Le disque se remplit au milieu d’un lot: rien n’est écrit, rien acquitté; de la place, et tout passe",
        arguments: [true, false],
        [0, 1, 3]
    )
    func diskFull(onDisk: Bool, room: Int) throws {
        let folder = try Folder()
        let desk = try Rig.desk(path: onDisk ? folder.file("desk.sqlite") : nil)
        try desk.handOver("D-0", candidate: "P-0")
        let journal = try desk.core.status().journal
        let batch = try (1...40).map {
            try desk.delivery(
                OpenRequest(
                    dossier: DossierID("D-\($0)")!,
                    candidate: PersonID("P-\($0)")!,
                    name: String(repeating: "n", count: 700)
                ),
                id: MessageID("c-\($0)")!
            )
        }
        try desk.store.fill(leavingPages: room)
        for _ in 1...3 { #expect(throws: (any Error).self) { try desk.take(batch) } }
        #expect(try desk.core.status().journal == journal)
        #expect(try desk.core.status().inbox == 2)
        #expect(try desk.core.deadLetters().isEmpty)
        #expect(try desk.core.verify() == [])
        try desk.store.fill(leavingPages: nil)
        let outcome = try desk.take(batch)
        #expect(outcome.events == 40)
        #expect(outcome.settled.count == 40)
        #expect(try desk.core.verify() == [])
    }

    @Test("Un disque plein n’use pas les tentatives d’un message qui est revenu")
    func diskFullIsNoAttempt() throws {
        let desk = try Rig.desk()
        let back = try desk.delivery(
            OpenRequest(dossier: "D-1", candidate: "P-1", name: String(repeating: "n", count: 100_000)),
            id: "c-1",
            attempts: 1
        )
        try desk.store.fill(leavingPages: 2)
        for _ in 1...10 { #expect(throws: (any Error).self) { try desk.take(back) } }
        try desk.store.fill(leavingPages: nil)
        #expect(try desk.take(back).events == 1)
        #expect(try desk.core.deadLetters().isEmpty)
    }

    @Test("Sans regarder si la transaction tient encore, un disque plein casse le journal: la garde sert")
    func weaknessIsAWeakness() throws {
        let desk = try Rig(Toy.desk, "desk", weakness: .transactionUnchecked)
        let batch = try (1...40).map {
            try desk.delivery(
                OpenRequest(
                    dossier: DossierID("D-\($0)")!,
                    candidate: PersonID("P-\($0)")!,
                    name: String(repeating: "n", count: 700)
                ),
                id: MessageID("c-\($0)")!
            )
        }
        try desk.store.fill(leavingPages: 8)
        _ = try? desk.take(batch)
        try desk.store.fill(leavingPages: nil)
        #expect(try !desk.core.verify().isEmpty)
    }

    @Test("Une sauvegarde a un nom, jamais un chemin, n'écrase rien, et n'est lisible que par son propriétaire")
    func backupsHaveNames() throws {
        let folder = try Folder()
        let desk = try Rig.desk(path: folder.file("desk.sqlite"))
        try desk.handOver("D-1", candidate: "P-1")
        #expect(throws: BackupFolder.Fault.none) { try desk.store.backUp(named: "today") }
        desk.store.backups = BackupFolder(folder.file("backups"))
        let path = try desk.store.backUp(named: "today")
        #expect(path == folder.file("backups/today/desk.sqlite"))
        func mode(_ path: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        }
        #expect(try mode(path) == 0o600)
        #expect(try mode(folder.file("backups")) == 0o700 && mode(folder.file("backups/today")) == 0o700)
        let copy = try Rig.desk(path: path)
        #expect(try copy.core.status().journal == 2)
        try copy.store.close()
        // Not over itself, nor over anything.
        #expect(throws: BackupFolder.Fault.taken(path)) { try desk.store.backUp(named: "today") }
        for name in ["../today", "/tmp/x", "", ".", "..", "a/b", "a.b", "é", String(repeating: "n", count: 65)] {
            #expect(throws: BackupFolder.Fault.name(name)) { try desk.store.backUp(named: name) }
        }
        // Not through a link, wherever it lies.
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("backups/linked"),
            withDestinationPath: folder.path
        )
        #expect(throws: BackupFolder.Fault.self) { try desk.store.backUp(named: "linked") }
        try FileManager.default.createDirectory(
            atPath: folder.file("backups/inside"),
            withIntermediateDirectories: true
        )
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("backups/inside/desk.sqlite"),
            withDestinationPath: folder.file("victim")
        )
        #expect(throws: BackupFolder.Fault.self) { try desk.store.backUp(named: "inside") }
        #expect(!FileManager.default.fileExists(atPath: folder.file("victim")))
    }

    @Test("Une sauvegarde scellée ne s'ouvre qu'avec sa clé, entière et telle qu'elle était")
    func sealedBackups() throws {
        let folder = try Folder()
        let desk = try Rig.desk(path: folder.file("desk.sqlite"))
        // More than one piece.
        for number in 0..<40 {
            let command = OpenRequest(
                dossier: DossierID("D-\(number)")!,
                candidate: PersonID("P-\(number)")!,
                name: "ADA LOVELACE" + String(repeating: "n", count: 30_000)
            )
            try desk.send(command, id: MessageID("c-\(number)")!)
        }
        let key = folder.file("key")
        func writeKey(_ text: String, mode: Int = 0o600) throws {
            try text.write(toFile: key, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: key)
        }
        desk.store.backups = BackupFolder(folder.file("backups"), sealedWith: key)
        for (text, mode) in [(String(repeating: "a", count: 63), 0o600), (String(repeating: "a", count: 64), 0o644)] {
            try writeKey(text, mode: mode)
            #expect(throws: SealedFile.Fault.self) { try desk.store.backUp(named: "one") }
        }
        try writeKey(String(repeating: "0f", count: 32) + "\n")
        let path = try desk.store.backUp(named: "one")
        #expect(path.hasSuffix("/one/desk.sqlite.sealed"))
        let sealed = try Data(contentsOf: URL(filePath: path))
        #expect(sealed.count > 1_100_000 && sealed.firstRange(of: Data("ADA LOVELACE".utf8)) == nil)
        #expect(!FileManager.default.fileExists(atPath: folder.file("desk.sqlite.copying")))
        try SealedFile.open(path, into: folder.file("opened-desk.sqlite"), keyIn: key)
        let copy = try Rig.desk(path: folder.file("opened-desk.sqlite"))
        #expect(try copy.core.status().journal == 40 && copy.core.verify() == [])
        try copy.store.close()
        // Not over a file, and nothing of one that was cut, changed, reordered or lengthened.
        #expect(throws: SealedFile.Fault.self) {
            try SealedFile.open(path, into: folder.file("opened-desk.sqlite"), keyIn: key)
        }
        let first = 5 + (1 << 20) + 16
        let start = 13 + 16
        var flipped = sealed
        flipped[sealed.count / 2] ^= 1
        let reordered = sealed[..<start] + sealed[(start + first)...] + sealed[start..<(start + first)]
        let broken = [flipped, sealed.dropLast(1), sealed[..<(start + first)], sealed + Data([0]), reordered]
        for (number, content) in broken.enumerated() {
            let bad = folder.file("bad-\(number)")
            try Data(content).write(to: URL(filePath: bad))
            #expect(throws: SealedFile.Fault.broken(bad)) {
                try SealedFile.open(bad, into: folder.file("out"), keyIn: key)
            }
            #expect(!FileManager.default.fileExists(atPath: folder.file("out")))
        }
        try writeKey(String(repeating: "0e", count: 32))
        #expect(throws: SealedFile.Fault.broken(path)) {
            try SealedFile.open(path, into: folder.file("out"), keyIn: key)
        }
    }

    @Test("La sauvegarde prise en marche est un magasin entier")
    func backup() throws {
        let folder = try Folder()
        let desk = try Rig.desk(path: folder.file("desk.sqlite"))
        try desk.handOver("D-1", candidate: "P-1")
        try desk.store.backup(to: folder.file("copy.sqlite"))
        try desk.handOver("D-2", candidate: "P-2")
        let copy = try Rig.desk(path: folder.file("copy.sqlite"))
        #expect(try copy.core.status().journal == 2)
        #expect(try copy.core.verify() == [])
        #expect(try copy.store.state(Request.self, "D-1") != nil)
    }
}
