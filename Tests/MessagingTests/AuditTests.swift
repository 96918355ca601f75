import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

@Suite struct AuditTests {
    /// A desk and its two panels; events pass by hand.
    struct Town {
        let desk: Rig
        let north: Rig
        let south: Rig

        init(folder: Folder? = nil) throws {
            desk = try Rig.desk(path: folder?.file("desk.sqlite"))
            north = try Rig.jury("north")
            south = try Rig.jury("south")
            try north.send(OpenBench(panel: "north"), id: "b")
            try south.send(OpenBench(panel: "south"), id: "b")
        }

        var all: [Rig] { [desk, north, south] }

        func audit(repair: Bool) throws -> AuditReport {
            try Audit(Toy.routes).run(all.map(\.core), repair: repair)
        }

        /// Publishes and confirms everything of one journal; what `lost` names is confirmed but does not arrive.
        func relay(_ from: Rig, lost: (Outgoing, Rig) -> Bool = { _, _ in false }) throws {
            let seq = from.core.confirmedUpTo
            for message in try from.published(after: seq) {
                let panel = message.key.split(separator: ".").dropFirst(2).first.flatMap { PanelID(String($0)) }
                let stores = Toy.routes.stores(listeningTo: message.envelope.type, addressed: panel)
                for rig in all where stores.contains(rig.store.name) && !lost(message, rig) {
                    try rig.take(rig.delivery(message))
                }
            }
            from.core.confirmed(upTo: try from.core.status().journal)
            try from.core.saveCursor()
        }

        func settle() throws {
            for _ in 1...4 { for rig in all { try relay(rig) } }
        }

        /// What an audit wants published again, and all that comes of it.
        func republish() throws {
            for from in all {
                for (seq, store, message) in try from.core.republications(limit: 1000) {
                    let to = try #require(all.first { $0.store.name == store })
                    try to.take(to.delivery(message))
                    try from.core.republished(seq, to: store)
                }
            }
            try settle()
        }
    }

    @Test("Ce qui est confirmé mais jamais arrivé est trouvé et publié à nouveau, une fois")
    func missing() throws {
        let town = try Town()
        try town.desk.handOver("D-1", candidate: "P-1")
        try town.desk.handOver("D-2", candidate: "P-2", panel: "south")
        try town.desk.handOver("D-3", candidate: "P-3", panel: "south")
        try town.relay(town.desk) { message, _ in message.envelope.dossier == "D-2" }
        let found = try town.audit(repair: false)
        #expect(found.missing.map(\.count) == [1])
        #expect(found.missing.first?.listener == "jury.south")
        #expect(found.lost.isEmpty && found.differing.isEmpty)
        #expect(try town.desk.core.republications(limit: 10).isEmpty)
        _ = try town.audit(repair: true)
        _ = try town.audit(repair: true)
        #expect(try town.desk.core.republications(limit: 10).count == 1)
        try town.republish()
        #expect(try town.audit(repair: false).isClean)
        #expect(try town.south.store.state(Case.self, "D-2")?.stage == .waiting)
        #expect(try town.desk.store.state(Request.self, "D-2")?.arrived == 1)
    }

    @Test("Ce qui attend ou est mort là-bas n’y manque pas")
    func parkedIsHeld() throws {
        let town = try Town()
        let jury = try Rig.jury()
        try town.desk.handOver("D-1", candidate: "P-1")
        let sent = try #require(try town.desk.published(RequestSent.type).last)
        try jury.take(jury.delivery(sent))
        #expect(try jury.core.status().parked == 1)
        town.desk.core.confirmed(upTo: 2)
        #expect(try Audit(Toy.routes).run([town.desk.core, jury.core], repair: false).isClean)
    }

    @Test("Une ligne réécrite se voit chez celui qui l’a reçue")
    func differing() throws {
        let town = try Town()
        try town.desk.handOver("D-1", candidate: "P-1")
        try town.settle()
        // Another desk, the same ids, another history.
        let other = try Rig.desk()
        other.clock = town.desk.clock
        try other.handOver("D-1", candidate: "P-1", name: "Eve")
        other.core.confirmed(upTo: 2)
        let report = try Audit(Toy.routes).run([other.core, town.north.core], repair: false)
        #expect(report.differing.map(\.count) == [1])
    }

    @Test("Une sauvegarde restaurée reprend ce que les autres ont, publie le reste, et n’invente rien deux fois")
    func restored() throws {
        let folder = try Folder()
        let town = try Town(folder: folder)
        try town.desk.handOver("D-1", candidate: "P-1")
        try town.settle()
        try town.desk.store.backup(to: folder.file("copy.sqlite"))

        // After the copy: one sent and arrived, one sent and lost in the queue, one opened that nobody heard of.
        try town.desk.handOver("D-2", candidate: "P-2", name: "Bea")
        try town.settle()
        try town.north.send(DecideCase(dossier: "D-1", attempt: 1, awarded: true), id: "d")
        try town.settle()
        let inQueue = try town.desk.handOver("D-3", candidate: "P-3")
        town.desk.core.confirmed(upTo: try town.desk.core.status().journal)
        try town.desk.send(OpenRequest(dossier: "D-4", candidate: "P-4", name: nil), id: "c-4")

        let restored = Town.replacing(
            town,
            desk: try Rig.desk(path: folder.file("copy.sqlite")),
            clock: town.desk.clock
        )
        try restored.desk.store.markRestored()
        try restored.desk.restart()
        #expect(try restored.desk.store.epoch() == 2)
        #expect(try restored.desk.store.isRecovering())
        let found = try restored.audit(repair: false)
        #expect(found.recovering == ["desk"])
        #expect(found.lost.map(\.count) == [1])
        #expect(try restored.desk.store.isRecovering())

        _ = try restored.audit(repair: true)
        #expect(try !restored.desk.store.isRecovering())
        #expect(try restored.desk.store.state(Request.self, "D-2")?.name == "Bea")
        #expect(try restored.desk.store.state(Request.self, "D-3") == nil)
        // The message in the queue tells of a history that its publisher no longer has.
        #expect(try town.north.take(town.north.delivery(inQueue)).events == 0)
        #expect(try town.north.store.state(Case.self, "D-3") == nil)
        try restored.republish()
        #expect(try restored.desk.store.state(Request.self, "D-1")?.hasEnded == true)
        #expect(try restored.desk.store.state(Request.self, "D-2")?.arrived == 1)

        // People do again what was lost.
        try restored.desk.handOver("D-3", candidate: "P-3")
        try restored.settle()
        #expect(try town.north.store.state(Case.self, "D-3")?.stage == .waiting)
        #expect(try restored.audit(repair: false).isClean)
        for rig in restored.all {
            #expect(try rig.core.verify() == [])
            #expect(try rig.core.status().parked == 0)
            #expect(try rig.core.deadLetters().isEmpty)
        }
    }

    @Test("Un événement d’avant la restauration, encore dans la file mais aussi au journal, arrive quand même")
    func inFlightAtTheRestore() throws {
        let folder = try Folder()
        let town = try Town(folder: folder)
        let inQueue = try town.desk.handOver("D-1", candidate: "P-1")
        try town.desk.store.backup(to: folder.file("copy.sqlite"))
        let restored = Town.replacing(
            town,
            desk: try Rig.desk(path: folder.file("copy.sqlite")),
            clock: town.desk.clock
        )
        try restored.desk.store.markRestored()
        try restored.desk.restart()
        _ = try restored.audit(repair: true)
        // The old copy is void; the journal's own publish, of the new epoch, is not.
        try town.north.take(town.north.delivery(inQueue))
        try restored.settle()
        #expect(try town.north.store.state(Case.self, "D-1")?.stage == .waiting)
        #expect(try restored.audit(repair: false).isClean)
    }

    @Test("Ce qui attendait de l’histoire perdue n’attend plus")
    func parkedOfTheLostHistory() throws {
        let folder = try Folder()
        let town = try Town(folder: folder)
        try town.desk.send(OpenRequest(dossier: "D-1", candidate: "P-1", name: nil), id: "o")
        try town.desk.store.backup(to: folder.file("copy.sqlite"))
        try town.desk.send(SendRequest(dossier: "D-1", panel: "north", attempt: 1), id: "s")
        let sent = try #require(try town.desk.published(RequestSent.type).last)
        var later = sent
        later.envelope.id = "later"
        later.envelope.version = 3
        later.envelope.previous = ["jury.north": 2]
        try town.north.take(town.north.delivery(later))
        #expect(try town.north.core.status().parked == 1)
        let restored = Town.replacing(
            town,
            desk: try Rig.desk(path: folder.file("copy.sqlite")),
            clock: town.desk.clock
        )
        try restored.desk.store.markRestored()
        try restored.desk.restart()
        _ = try restored.audit(repair: true)
        #expect(try town.north.core.status().parked == 0)
    }

    @Test("Repris d’un auditeur, un événement parvient aussi à l’autre, qui ne l’avait pas")
    func takenBackReachesOthers() throws {
        var routes = Toy.routes
        routes.listeners[CaseTaken.type] = ["desk", "mirror"]
        let mirrorService = ServiceDefinition("mirror", scheme: "toy", aggregates: []) {
            On(CaseTaken.self) { _, _ in .accepted([]) }
        }
        let desk = try Rig.desk()
        let old = try Rig.jury()
        let mirror = try Rig(mirrorService, "mirror")
        for rig in [desk, old, mirror] { rig.core = try Core(rig.definition, store: rig.store, routes: routes) }
        let copy = try Rig.jury()
        try old.send(OpenBench(panel: "north"), id: "b")
        try copy.store.copyContent(from: old.store)
        for attempt in 1...2 {
            if attempt == 1 { try desk.handOver("D-1", candidate: "P-1") }
            if attempt == 2 {
                try desk.take(desk.delivery(try #require(try old.published(CaseDecided.type).last)))
                try desk.send(SendRequest(dossier: "D-1", panel: "north", attempt: 2), id: "s-2")
            }
            try old.take(old.delivery(try #require(try desk.published(RequestSent.type).last)))
            if attempt == 1 { try desk.take(desk.delivery(try old.published()[0])) }
            if attempt == 1 {
                try old.send(DecideCase(dossier: "D-1", attempt: 1, awarded: false), id: "d-1")
            }
        }
        // The mirror has heard of nothing, the desk of the first attempt; then the panel's store is restored.
        try copy.store.markRestored()
        copy.core = try Core(Toy.jury, store: copy.store, routes: routes)
        let cores = [desk.core, copy.core, mirror.core]
        _ = try Audit(routes).run(cores, repair: true)
        var relay = Relay(after: copy.core.confirmedUpTo)
        var tokens: UInt64 = 0
        for (token, message) in try relay.next(from: copy.core, tokens: &tokens) {
            for rig in [desk, mirror] where routes.listeners[message.envelope.type]?.contains(rig.store.name) == true {
                try rig.take(rig.delivery(message))
            }
            try relay.confirmed(token, copy.core)
        }
        #expect(try mirror.core.status().inbox == 1)
        #expect(try mirror.core.status().parked == 0)
        #expect(try copy.core.verify() == [])
    }
}

extension AuditTests.Town {
    static func replacing(_ town: Self, desk: Rig, clock: Instant) -> Self {
        desk.clock = clock
        return Self(desk: desk, north: town.north, south: town.south)
    }

    private init(desk: Rig, north: Rig, south: Rig) {
        self.desk = desk
        self.north = north
        self.south = south
    }
}
