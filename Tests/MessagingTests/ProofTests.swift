import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

@Suite struct ProofTests {
    @Test("Un événement porte la même preuve, qu’il vienne de la mémoire ou du journal")
    func sameFromJournal() throws {
        let desk = try Rig.desk()
        try desk.handOver("D-1", candidate: "P-1")
        let fresh = try desk.published().map(\.envelope.proof)
        try desk.restart()
        let read = try desk.published().map(\.envelope.proof)
        #expect(fresh == read)
        #expect(fresh.allSatisfy { $0?.count == 64 || $0?.count == 32 } && Set(fresh).count == fresh.count)
    }

    @Test("Qui écoute garde la preuve, même de ce qui a attendu")
    func kept() throws {
        let desk = try Rig.desk()
        let jury = try Rig.jury()
        let sent = try desk.handOver("D-1", candidate: "P-1")
        try jury.take(jury.delivery(sent))
        #expect(try jury.core.status().parked == 1)
        try jury.send(OpenBench(panel: "north"), id: "b")
        #expect(try jury.core.status().parked == 0)
        let given = try jury.core.whole([sent.envelope.id], from: "desk")
        #expect(given.map(\.proof) == [sent.envelope.proof])
    }

    @Test("La clé d’un dépôt est faite une fois, pour lui seul, et relue")
    func keyFile() throws {
        let folder = try Folder()
        _ = try StoreKey(ofStore: "desk", in: folder.file("keys"))
        let made = try Data(contentsOf: URL(filePath: folder.file("keys/desk.key")))
        #expect(made.count == 32)
        _ = try StoreKey(ofStore: "desk", in: folder.file("keys"))
        #expect(try Data(contentsOf: URL(filePath: folder.file("keys/desk.key"))) == made)
        let mode = try FileManager.default.attributesOfItem(atPath: folder.file("keys/desk.key"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("keys")) == ["desk.key"])
        try Data([1, 2]).write(to: URL(filePath: folder.file("keys/jury.north.key")))
        #expect(throws: StoreFault.self) { try StoreKey(ofStore: "jury.north", in: folder.file("keys")) }
    }
}
