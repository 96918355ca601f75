import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

@Suite struct ErasureTests {
    /// Whether the bytes stand anywhere in the store's files, as they are or as base64 at any offset.
    func stands(_ text: String, in path: String) throws -> Bool {
        var needles = [Data(text.utf8)]
        for shift in 0..<3 {
            let padded = Data(repeating: UInt8(ascii: "x"), count: shift) + Data(text.utf8)
            // The characters that depend on nothing but the text.
            let encoded = Array(padded.base64EncodedString().utf8)
            let start = shift == 0 ? 0 : 4
            let end = padded.count / 3 * 4
            if end > start { needles.append(Data(encoded[start..<end])) }
        }
        for suffix in ["", "-wal", "-journal"] {
            guard let bytes = FileManager.default.contents(atPath: path + suffix) else { continue }
            if needles.contains(where: { bytes.range(of: $0) != nil }) { return true }
        }
        return false
    }

    @Test("Effacée, une personne n’est plus dans aucun octet du fichier; décisions et empreintes tiennent")
    func erased() throws {
        let folder = try Folder()
        let (deskPath, juryPath) = (folder.file("desk.sqlite"), folder.file("jury.sqlite"))
        let desk = try Rig.desk(path: deskPath)
        let jury = try Rig.jury(path: juryPath)
        let name = "Marguerite-Zéphyrine Quatrebarbes"
        try jury.send(OpenBench(panel: "north"), id: "b")
        let sent = try desk.handOver("D-1", candidate: "P-1", name: name)
        let other = try desk.handOver("D-2", candidate: "P-2", name: "Bea")
        try jury.take(jury.delivery(sent), jury.delivery(other))
        // Parked and dead, a message still says who it is about.
        var next = sent
        next.envelope.id = "later"
        next.envelope.version = 9
        next.envelope.previous = ["jury.north": 8]
        var dead = sent
        dead.envelope.id = "dead"
        dead.envelope.type = "desk.dance.v1"
        try jury.take(jury.delivery(next), jury.delivery(dead))
        #expect(try jury.core.status().parked == 1)
        for (rig, path) in [(desk, deskPath), (jury, juryPath)] {
            #expect(try stands(name, in: path), "the search finds what is there")
            #expect(try rig.core.erase("P-1") > 0)
            #expect(try rig.core.erase("P-1") == 0)
            #expect(try !stands(name, in: path))
            #expect(try rig.core.verify() == [])
        }
        #expect(try desk.store.state(Request.self, "D-1")?.name == nil)
        #expect(try desk.store.state(Request.self, "D-2")?.name == "Bea")
        #expect(try jury.store.state(Case.self, "D-1")?.name == nil)
        #expect(try jury.store.state(Case.self, "D-1")?.stage == .waiting)

        // The file goes on without the group; what is published again has none.
        let again = try desk.published()
        #expect(again.map { String(decoding: $0.body, as: UTF8.self).contains("personal") } == [false, true])
        #expect(again[0].envelope.digest == sent.envelope.digest)
        try jury.send(DecideCase(dossier: "D-1", attempt: 1, awarded: true), id: "d")
        #expect(try jury.store.state(Case.self, "D-1")?.stage == .awarded)
        try desk.core.rebuild()
        #expect(try desk.core.verify() == [])
    }

    @Test(
        "Ce qui fut effacé n’est pas non plus dans ce qu’une page n’emploie plus; sans réécriture du fichier, il y serait",
        arguments: [nil, Weakness.fileNotRewritten]
    )
    func unusedBytes(weakness: Weakness?) throws {
        let folder = try Folder()
        let path = folder.file("jury.sqlite")
        let desk = try Rig.desk()
        let jury = try Rig(Toy.jury, "jury.north", path: path, weakness: weakness)
        try jury.send(OpenBench(panel: "north"), id: "b")
        // Rows of many lengths, erased in the order of no key: pages are joined, and rows that move leave bytes behind.
        func name(_ number: Int) -> String {
            "Quatrebarbes\(1000 + number)" + String(repeating: "-é", count: number * 7919 % 401)
        }
        for number in 0..<300 {
            let sent = try desk.handOver(
                DossierID("D-\(number)") ?? "D",
                candidate: PersonID("P-\(number)") ?? "P",
                name: name(number)
            )
            try jury.take(jury.delivery(sent))
        }
        let erased = (0..<300).map { $0 * 7919 % 300 }.filter { $0 % 10 != 1 }
        for number in erased { try jury.core.erase(PersonID("P-\(number)") ?? "P") }
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let found = erased.filter { bytes.range(of: Data("Quatrebarbes\(1000 + $0)".utf8)) != nil }
        #expect(found.isEmpty == (weakness == nil), "\(found.count) of \(erased.count) names are left")
        #expect(FileManager.default.contents(atPath: path + "-wal")?.range(of: Data("Quatrebarbes".utf8)) == nil)
        #expect(bytes.range(of: Data("Quatrebarbes1001".utf8)) != nil)
        #expect(try jury.core.verify() == [])
    }

    @Test("Une commande répétée après l’effacement reçoit la même réponse")
    func answersStay() throws {
        let desk = try Rig.desk()
        let command = OpenRequest(dossier: "D-1", candidate: "P-1", name: "Ada")
        let first = try desk.send(command, id: "c-1")
        try desk.core.erase("P-1")
        #expect(try desk.send(command, id: "c-1") == first)
    }

    @Test(
        "Une lettre morte dont quelqu’un a été effacé garde, rejouée, la réponse de sa commande",
        arguments: [true, false]
    )
    func lettersOfCommands(isDecidedBefore: Bool) throws {
        let desk = try Rig.desk()
        // Another person than the one whose it is is named in it.
        let command = OpenRequest(dossier: "D-1", candidate: "P-1", name: "P-9")
        let before = isDecidedBefore ? try desk.send(command, id: "c-1") : nil
        for _ in 1...3 {
            try desk.restart { if $0 == .beforeCommit { throw SimulatedCrash(at: $0) } }
            #expect(throws: SimulatedCrash.self) { try desk.take(desk.delivery(command, id: "c-1", attempts: 1)) }
        }
        try desk.restart()
        try desk.take(desk.delivery(command, id: "c-1", attempts: 4))
        let letter = try #require(try desk.core.deadLetters().first)
        try desk.core.erase("P-9")
        let outcome = try desk.core.replayDead(letter.number, now: desk.clock, entropy: &desk.entropy)
        let replayed = try #require(try answers(outcome).first)
        #expect(replayed.refusal?.code != "idReusedWithAnotherBody")
        if let before { #expect(replayed == before) }
        #expect(try desk.send(command, id: "c-1") == replayed)
        #expect(try desk.core.verify() == [])
    }
}
