import Contracts
import Foundation
import JSONCoding
import Testing
import ToyServices

@testable import Messaging

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

@Suite struct GivingBackTests {
    /// A desk, restored from a copy made before it sent a file, and the panel that has the file.
    private struct Scene {
        let desk: Rig
        let jury: Rig
        let sent: Outgoing

        /// Which key the desk had when the copy was made.
        enum KeyThen: CaseIterable { case same, none, another }

        init(weakness: Weakness? = nil, keyThen: KeyThen = .same) throws {
            let before = try Rig.desk()
            jury = try Rig.jury()
            try jury.send(OpenBench(panel: "north"), id: "b")
            desk = try Rig(Toy.desk, "desk", weakness: weakness)
            if keyThen != .same { desk.store = try Store(inMemory: "desk") }
            if keyThen == .another {
                let key = StoreKey(bytes: Array(repeating: 9, count: 32))
                _ = try Core(Toy.desk, store: desk.store, routes: Toy.routes, key: key)
            }
            sent = try before.handOver("D-1", candidate: "P-1")
            try jury.take(jury.delivery(sent))
            try desk.store.markRestored(epochAtLeast: 7)
            desk.core = try Core(Toy.desk, store: desk.store, routes: Toy.routes, weakness: weakness)
        }

        /// A store of the same name with another key.
        static func stranger() throws -> Rig {
            let rig = try Rig.desk()
            let key = StoreKey(bytes: Array(repeating: 7, count: 32))
            rig.core = try Core(Toy.desk, store: rig.store, routes: Toy.routes, key: key)
            return rig
        }

        func given() throws -> ReceivedEvent {
            try #require(try jury.core.whole([sent.envelope.id], from: "desk").first)
        }

        func offer(_ event: ReceivedEvent, from listener: String = "jury.north", anyway: Bool = false) throws -> Bool {
            try desk.core.recover([event], from: listener, acceptingUnproved: anyway).isEmpty
        }
    }

    @Test("Ce qu’un dépôt a publié lui est rendu, même vidé de ce qui est personnel")
    func own() throws {
        let scene = try Scene()
        #expect(try scene.offer(scene.given()))
        var erased = try scene.given()
        let body = try #require(
            try JSONSerialization.jsonObject(with: Data(erased.body.utf8)) as? [String: Any]
        ).filter { $0.key != "personal" }
        erased.body = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
        #expect(erased.body.utf8.count < (try scene.given()).body.utf8.count)
        #expect(try scene.offer(erased))
    }

    @Test(
        "Ce qui n’est pas tel qu’il l’a publié ne lui est pas rendu",
        arguments: [
            "no proof", "another's proof", "body", "personal", "type", "stream", "version", "at", "actor", "cause",
        ]
    )
    func forged(what: String) throws {
        let scene = try Scene()
        var event = try scene.given()
        switch what {
        case "no proof": event.proof = nil
        case "another's proof":
            let other = try Scene.stranger()
            event.proof = try other.handOver("D-1", candidate: "P-1").envelope.proof
            #expect(event.proof?.count == 64)
        case "body": event.body = event.body.replacingOccurrences(of: "north", with: "south")
        case "personal": event.body = event.body.replacingOccurrences(of: "Ada", with: "Eve")
        case "type": event.type = RequestOpened.type
        case "stream": event.stream = StreamID("request", "D-2")
        case "version": event.version += 1
        case "at": event.at = event.at.adding(milliseconds: 1)
        case "actor": event.actor = "committee:P-9"
        default: event.cause = "another"
        }
        #expect(event != (try scene.given()))
        #expect(try !scene.offer(event))
        #expect(try scene.desk.core.takeBack(limit: 10) == 0)
        #expect(try scene.desk.core.status().journal == 0)
    }

    @Test("Ce qu’un programme d’une autre version a publié se prouve par ses propres octets")
    func otherVersion() throws {
        let scene = try Scene()
        var event = try scene.given()
        var body = try #require(EventBody(parting: Data(event.body.utf8), JSONBytesDecoder()))
        body.open = Data(#"{"added":["later"],"#.utf8) + body.open.dropFirst()
        event.body = String(decoding: body.whole, as: UTF8.self)
        let key = StoreKey.known(to: "desk")
        event.proof = key.proof(of: ProvedEvent(event), body: body.open, personal: body.personal)
        #expect(try scene.offer(event))
    }

    @Test(
        "Un message se sépare comme il a été joint, quoi qu’il y ait dans ses mots",
        arguments: [
            ("{}", "{}"), (#"{"a":1}"#, "{}"), ("{}", #"[1,"a"]"#),
            (#"{"a":1}"#, #"{"n":"}\"{,","m":["]",{"x":"\\"}]}"#),
        ]
    )
    func parting(body: String, personal: String) throws {
        let parts = EventBody(open: Data(body.utf8), personal: Data(personal.utf8))
        #expect(parts.whole.count == parts.count + (body == "{}" ? 0 : 1))
        #expect(EventBody(parting: parts.whole, JSONBytesDecoder()) == parts)
        let bare = EventBody(open: Data(body.utf8), personal: nil)
        #expect(EventBody(parting: bare.whole, JSONBytesDecoder()) == bare)
        #expect(EventBody(parting: Data(#"{"a":1,"personal":{}}"#.utf8), JSONBytesDecoder()) == nil)
    }

    @Test("Ce qui n’est pas prouvé n’est repris que si l’opérateur le dit")
    func accepted() throws {
        let scene = try Scene()
        var event = try scene.given()
        event.proof = nil
        #expect(try !scene.offer(event))
        #expect(try scene.offer(event, anyway: true))
        _ = try scene.desk.core.takeBack(limit: 10)
        #expect(try scene.desk.core.status().journal == 1)
    }

    @Test("Un auditeur ne rend que ce qui lui est annoncé")
    func notTold() throws {
        let scene = try Scene()
        #expect(try !scene.offer(try scene.given(), from: "jury.south"))
        #expect(try !scene.offer(try scene.given(), from: "jury.south", anyway: true))
    }

    @Test("Un dépôt qui n’a pas été restauré ne reprend rien, et l’audit le dit")
    func notRestored() throws {
        let scene = try Scene()
        try scene.desk.store.endRecovery()
        #expect(throws: NotRecovering.self) { try scene.offer(try scene.given()) }
        let report = try Audit(Toy.routes).run([scene.desk.core, scene.jury.core], repair: true)
        #expect(report.lost.map(\.count) == [1])
        #expect(report.recovering.isEmpty && !report.isClean)
        #expect(try scene.desk.core.status().journal == 0)
    }

    /// Two events that the desk cannot prove, beside the one that it can.
    private func withUnproved(_ keyThen: Scene.KeyThen) throws -> (scene: Scene, unproved: [MessageID]) {
        let scene = try Scene(keyThen: keyThen)
        let stranger = try Scene.stranger()
        let unproved = try [("D-2", "P-2"), ("D-3", "P-3")].map { dossier, candidate in
            let sent = try stranger.handOver(DossierID(dossier)!, candidate: PersonID(candidate)!)
            try scene.jury.take(scene.jury.delivery(sent))
            return sent.envelope.id
        }
        return (scene, unproved)
    }

    @Test("Qui a sa clé d’avant la copie sait que le reste n’est pas de lui: il reprend le prouvé et n’attend pas")
    func leftOut() throws {
        let (scene, unproved) = try withUnproved(.same)
        let cores = [scene.desk.core, scene.jury.core]
        let report = try Audit(Toy.routes).run(cores, repair: true)
        #expect(report.unproved.isEmpty)
        #expect(report.leftOut.map { Set($0.examples) } == [Set(unproved)])
        #expect(!report.isClean)
        #expect(try !scene.desk.core.recovering())
        #expect(try scene.desk.core.lacks([scene.sent.envelope.id]) == [])
        #expect(try scene.desk.core.lacks(unproved).count == 2)
        #expect(try scene.desk.core.verify() == [])
        // What is still said is told again and again, and no more.
        let after = try Audit(Toy.routes).run(cores, repair: true)
        #expect(after.lost.map(\.count) == [2] && after.recovering.isEmpty)
    }

    @Test("Sans cela il attend; l’opérateur accepte tout, ou l’un et non l’autre", arguments: [false, true])
    func waits(hadAnother: Bool) throws {
        for acceptsAll in [false, true] {
            let (scene, unproved) = try withUnproved(hadAnother ? .another : .none)
            #expect(!scene.desk.core.tellsOwn())
            let cores = [scene.desk.core, scene.jury.core]
            let report = try Audit(Toy.routes).run(cores, repair: true)
            #expect(report.unproved.map { Set($0.examples) } == [Set(unproved)])
            #expect(report.leftOut.isEmpty)
            #expect(try scene.desk.core.recovering())
            #expect(try scene.desk.core.status().journal == 0)
            let decided = acceptsAll ? Unproved.allAccepted : .accepted([unproved[1]])
            let second = try Audit(Toy.routes).run(cores, repair: true, unproved: decided)
            #expect(second.unproved.isEmpty)
            #expect(second.leftOut.map(\.examples) == (acceptsAll ? [] : [[unproved[0]]]))
            #expect(try !scene.desk.core.recovering())
            #expect(try scene.desk.core.lacks(unproved) == (acceptsAll ? [] : [unproved[0]]))
            #expect(try scene.desk.core.lacks([scene.sent.envelope.id]) == [])
            // From now on it can tell.
            try scene.desk.restart()
            #expect(scene.desk.core.tellsOwn())
        }
    }

    @Test("Un dépôt refait à neuf après sa perte ne sait pas ce qu’il publiait sans preuve: il attend")
    func laidAnew() throws {
        let folder = try Folder()
        try Store.lay(name: "desk", path: folder.file("desk.sqlite"), inPlaceOf: nil, epochAtLeast: 9)
        let desk = try Rig.desk(path: folder.file("desk.sqlite"))
        #expect(try desk.core.recovering() && !desk.core.tellsOwn())
    }

    @Test("Sans la garde, l’histoire se laisse forger")
    func control() throws {
        let scene = try Scene(weakness: .proofNotAsked)
        var event = try scene.given()
        event.actor = "committee:P-9"
        #expect(try scene.offer(event))
        _ = try scene.desk.core.takeBack(limit: 10)
        #expect(try scene.desk.core.status().journal == 1)
    }
}
