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
}
