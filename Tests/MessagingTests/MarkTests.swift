import Contracts
import Foundation
import GRDB
import Messaging
import Testing
import ToyServices

/// How a store's file is held against its mark.
@Suite struct MarkTests {
    private let folder: Folder
    private let path: String

    init() throws {
        folder = try Folder()
        path = folder.file("desk.sqlite")
    }

    private func mark(_ desk: Rig) -> StoreMark { desk.core.mark(by: "test", at: desk.clock) }

    /// The store after two files, its mark then, and a copy of it after the first.
    private func aged() throws -> (mark: StoreMark, copy: String) {
        let desk = try Rig.desk(path: path)
        try desk.handOver("D-1", candidate: "P-1")
        let copy = folder.file("copy/desk.sqlite")
        try FileManager.default.createDirectory(atPath: folder.file("copy"), withIntermediateDirectories: true)
        try desk.store.backup(to: copy)
        try desk.handOver("D-2", candidate: "P-2")
        let mark = mark(desk)
        try desk.store.close()
        return (mark, copy)
    }

    @Test("Le même fichier, ou plus avancé, est le sien")
    func same() throws {
        let (mark, _) = try aged()
        let desk = try Rig.desk(path: path)
        #expect(try desk.core.contradiction(to: mark) == nil)
        try desk.handOver("D-3", candidate: "P-3")
        #expect(try desk.core.contradiction(to: mark) == nil)
        #expect(StoreMark(body: try mark.body()) == mark)
    }

    @Test("Une copie plus ancienne est refusée; dite telle, elle est prise, et pas une seconde fois")
    func older() throws {
        let (mark, copy) = try aged()
        let desk = try Rig.desk(path: copy)
        let why = try #require(try desk.core.contradiction(to: mark))
        #expect(why == .older(mark, epoch: 1, journal: 2))
        #expect(why.description.contains("ccs restored"))
        try desk.store.markRestored()
        try desk.restart()
        #expect(try desk.core.contradiction(to: mark) == nil)
        let restored = self.mark(desk)
        // The file that worked before it came back: its epoch has passed.
        let former = try Rig.desk(path: path)
        #expect(try former.core.contradiction(to: restored) == .older(restored, epoch: 1, journal: 4))
    }

    @Test("Une copie ancienne n’est pas non plus prise pour un déplacement")
    func olderMoved() throws {
        let (mark, copy) = try aged()
        let desk = try Rig.desk(path: copy)
        try desk.store.raiseEpoch()
        try desk.restart()
        #expect(try desk.core.contradiction(to: mark) == .older(mark, epoch: 2, journal: 2))
        let moved = try Rig.desk(path: path)
        try moved.store.raiseEpoch()
        try moved.restart()
        #expect(try moved.core.contradiction(to: mark) == nil)
    }

    @Test("Une copie qui a pris son propre chemin a une autre histoire")
    func otherHistory() throws {
        let (mark, copy) = try aged()
        let desk = try Rig.desk(path: copy)
        try desk.handOver("D-9", candidate: "P-9")
        #expect(try desk.core.contradiction(to: mark) == .otherHistory(mark))
    }

    @Test("Un magasin refait vide n’est pas celui qui a travaillé; fait à sa place, il attend ce que les autres savent")
    func otherStore() throws {
        let (mark, _) = try aged()
        let empty = folder.file("empty")
        try Store.lay(name: "desk", path: empty)
        let desk = try Rig.desk(path: empty)
        let why = try #require(try desk.core.contradiction(to: mark))
        #expect(why == .otherStore(mark))
        #expect(why.description.contains("ccs init desk --lost"))
        let replaced = folder.file("replaced")
        try Store.lay(name: "desk", path: replaced, inPlaceOf: mark, epochAtLeast: 1000)
        let other = try Rig.desk(path: replaced)
        #expect(try other.core.contradiction(to: mark) == nil)
        #expect(try other.core.recovering())
        #expect(other.core.mark(by: "test", at: other.clock).epoch == 1000)
        // Once it has been repaired it is held like any other.
        try other.store.endRecovery()
        try other.restart()
        #expect(try other.core.contradiction(to: self.mark(other)) == nil)
    }

    @Test("Un magasin d’avant cela reçoit son identité à la première ouverture, et la garde")
    func identityOfToday() throws {
        let desk = try Rig.desk(path: path)
        try desk.store.close()
        try DatabaseQueue(path: path).write { try $0.execute(sql: "DELETE FROM meta WHERE key='identity'") }
        let first = try Store(name: "desk", path: path)
        #expect(first.identity.count == 32)
        #expect(first.identity != desk.store.identity)
        try first.close()
        #expect(try Store(name: "desk", path: path).identity == first.identity)
    }

    // MARK: marks that are not the store's own

    /// A desk with its key in a file, as a service has it.
    private func keyed(_ path: String, keys: String = "keys") throws -> Rig {
        let desk = try Rig.desk(path: path)
        let key = try StoreKey(ofStore: "desk", in: folder.file(keys))
        desk.core = try Core(Toy.desk, store: desk.store, routes: Toy.routes, key: key)
        return desk
    }

    /// What anybody may write who can write to the broker's queues.
    private static let inItsPlace: [StoreMark.Distrust] = [.absent, .foreign("it was written by ccs-other")]

    @Test("Ce qu’un autre a écrit à sa place n’arrête pas le dépôt, et ne laisse pas passer un fichier plus ancien")
    func foreign() throws {
        let desk = try keyed(path)
        try desk.handOver("D-1", candidate: "P-1")
        let copy = folder.file("older.sqlite")
        try desk.store.backup(to: copy)
        try desk.handOver("D-2", candidate: "P-2")
        let own = mark(desk)
        try desk.store.close()
        for why in Self.inItsPlace {
            let found = StoreMark.none(of: "desk", why)
            let again = try keyed(path)
            #expect(try again.core.contradiction(to: found) == nil)
            try again.store.close()
            let older = try keyed(copy)
            #expect(try older.core.contradiction(to: found) == .older(own, epoch: 1, journal: 2))
            try older.store.close()
        }
    }

    @Test("Une marque que la clé ne prouve pas n’est pas crue", arguments: ["seq", "epoch", "row", "no proof"])
    func unproved(what: String) throws {
        let desk = try keyed(path)
        try desk.handOver("D-1", candidate: "P-1")
        var forged = mark(desk)
        #expect(try desk.core.contradiction(to: forged) == nil)
        switch what {
        case "seq": forged.seq += 1000
        case "epoch": forged.epoch += 1
        case "row": forged.digest = String(repeating: "00", count: 32)
        default: (forged.proof, forged.identity) = (nil, "another")
        }
        let sent = try #require(StoreMark(body: try forged.body()))
        #expect(try desk.core.contradiction(to: sent) == nil)
        // With nothing beside the key, the name is all there is to go by, as in a store of before.
        let bare = try Rig.desk(path: folder.file("bare.sqlite"))
        #expect(try bare.core.contradiction(to: sent) != nil)
    }

    @Test("Sans rien à côté de la clé, ce qu’un autre a écrit attend l’opérateur; rien du tout laisse passer")
    func nothingBeside() throws {
        let desk = try keyed(path)
        let why = try desk.core.contradiction(to: .none(of: "desk", .foreign("it was written by ccs-other")))
        #expect(why == .untrusted("desk", "it was written by ccs-other"))
        #expect(why?.description.contains("ccs mark forget desk") == true)
        #expect(try desk.core.contradiction(to: .none(of: "desk", .absent)) == nil)
        // What is kept there is the store's own, or it is not believed either.
        let file = folder.file("keys/desk.mark")
        var forged = mark(desk)
        #expect(try desk.core.contradiction(to: .none(of: "desk", .absent)) == nil)
        forged.seq = 99
        try Data(try forged.body()).write(to: URL(filePath: file))
        #expect(try desk.core.contradiction(to: .none(of: "desk", .absent)) == nil)
        let mode = try FileManager.default.attributesOfItem(atPath: folder.file("keys"))[.posixPermissions]
        #expect(mode as? Int == 0o700)
    }

    @Test("Un dépôt venu sans sa clé croit la marque de son service")
    func withoutItsKey() throws {
        let desk = try keyed(path)
        try desk.handOver("D-1", candidate: "P-1")
        let copy = folder.file("moved.sqlite")
        try desk.store.backup(to: copy)
        try desk.handOver("D-2", candidate: "P-2")
        let own = mark(desk)
        #expect(try keyed(copy, keys: "elsewhere").core.contradiction(to: own) == .older(own, epoch: 1, journal: 2))
    }
}
