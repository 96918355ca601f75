import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

/// Rows of a journal that could not be sent wait, and stop none behind them.
@Suite struct UnsentRowTests {
    /// A desk with that many events for the panel north, one for south, and a relay over it on a clock of its own.
    final class Desk {
        let rig: Rig
        var relay: Relay
        var tokens: UInt64 = 0
        var steady: Int64 = 0
        /// Whether a message can be sent and a queue takes it.
        var fate: (Outgoing) -> Relay.Fault? = { _ in nil }
        var publishes: [MessageID: Int] = [:]

        init(north: Int, path: String? = nil) throws {
            rig = try Rig.desk(path: path)
            for number in 1...north {
                try rig.handOver(DossierID("N-\(number)")!, candidate: PersonID("P-\(number)")!)
            }
            try rig.handOver("S-1", candidate: "P-south", panel: "south")
            relay = Relay(after: 0, window: 16, random: Entropy(seed: 7))
        }

        var now: Moment { Moment(wall: rig.clock.adding(milliseconds: steady), steady: steady) }

        func restart() throws {
            try rig.core.saveCursor()
            try rig.restart()
            relay = Relay(after: rig.core.confirmedUpTo, window: 16, random: Entropy(seed: 7))
        }

        /// Publishes what there is and settles it, until nothing is left to do at this time.
        func work() throws {
            while true {
                let messages =
                    try relay.next(from: rig.core, tokens: &tokens)
                    + relay.nextRetries(from: rig.core, tokens: &tokens, now: steady)
                    + relay.nextRepublications(from: rig.core, tokens: &tokens, now: steady)
                guard !messages.isEmpty else { return }
                var faults: [Relay.Fault] = []
                for (token, message) in messages {
                    publishes[message.envelope.id, default: 0] += 1
                    if var fault = fate(message) {
                        fault.token = token
                        faults.append(fault)
                    } else {
                        try relay.confirmed(token, rig.core)
                    }
                }
                try relay.failed(faults, rig.core, now: now)
            }
        }

        /// Lets that many milliseconds pass, from one retry to the next.
        func wait(_ milliseconds: Int64) throws {
            let end = steady + milliseconds
            while let next = relay.triesAt, next <= end {
                steady = max(steady, next)
                try work()
            }
            steady = end
        }

        var status: StoreStatus { get throws { try rig.core.status() } }
    }

    static func returned(_ key: String) -> (Outgoing) -> Relay.Fault? {
        { $0.key.hasSuffix(key) ? Relay.Fault(token: 0, why: "returned: 312 NO_ROUTE") : nil }
    }

    static func unsendable(_ dossier: DossierID) -> (Outgoing) -> Relay.Fault? {
        { message in
            message.envelope.dossier == dossier
                ? Relay.Fault(token: 0, why: "fits no frame", isUnsendable: true) : nil
        }
    }

    @Test(
        "Un événement qui ne peut être envoyé n'arrête pas les autres; il est nommé, et part dès qu'il le peut"
    )
    func unsendable() throws {
        let desk = try Desk(north: 3)
        desk.fate = Self.unsendable("N-2")
        try desk.work()
        #expect(try desk.status.confirmed == desk.status.journal)
        #expect(try desk.status.unsent == 1)
        let row = try #require(try desk.status.unsentRows?.first)
        #expect(row.dossier == "N-2" && row.type == RequestSent.type && row.detail == "fits no frame")
        #expect(row.lane.isEmpty && !row.isAside)
        // It is tried again rarely, and after a restart.
        try desk.wait(3_600_000)
        #expect(desk.publishes[row.id]! < 15)
        try desk.restart()
        #expect(try desk.status.unsent == 1)
        desk.fate = { _ in nil }
        try desk.work()
        #expect(try desk.status.unsent == 0)
        try desk.restart()
        #expect(try desk.status.unsent == 0)
        try desk.work()
        #expect(desk.publishes.values.max()! < 20)
    }

    @Test(
        "La file d'une commission manque: ses événements attendent, un seul est essayé, les autres partent"
    )
    func missingQueue() throws {
        let desk = try Desk(north: 40)
        desk.fate = Self.returned(".north")
        try desk.work()
        #expect(try desk.status.confirmed == desk.status.journal)
        #expect(try desk.status.unsent == 40)
        let south = try #require(try desk.rig.published(RequestSent.type).last { $0.envelope.dossier == "S-1" })
        try desk.wait(3_600_000)
        #expect(desk.publishes[south.envelope.id] == 1)
        // An hour of trying costs the first of them a publish a minute, and the others none.
        #expect(desk.publishes.values.reduce(0, +) < 41 + 150)
        #expect(desk.publishes.values.filter { $0 == 1 }.count >= 39)
        // A new one is published once, and waits with them.
        try desk.rig.handOver("N-late", candidate: "P-late")
        try desk.work()
        #expect(try desk.status.unsent == 41)
        desk.fate = { _ in nil }
        try desk.wait(60_000)
        #expect(try desk.status.unsent == 0)
        #expect(desk.publishes.count == 42)
        #expect(desk.publishes.values.filter { $0 <= 2 }.count >= 41)
    }

    @Test("Mis de côté par un acte consigné, un événement n'est plus essayé; repris, il part; chaque acte reste")
    func setAside() throws {
        let desk = try Desk(north: 2)
        desk.fate = Self.unsendable("N-1")
        try desk.work()
        let row = try #require(try desk.status.unsentRows?.first)
        let actor = Actor(.systemOperator, "root@here")
        let core = desk.rig.core
        #expect(try core.decideUnsent(row.seq, aside: true, by: actor, why: "65 KB of actor", now: desk.rig.clock))
        #expect(try !core.decideUnsent(row.seq, aside: true, by: actor, why: "again", now: desk.rig.clock))
        #expect(try !core.decideUnsent(row.seq + 1, aside: true, by: actor, why: "another", now: desk.rig.clock))
        let tried = desk.publishes[row.id]
        try desk.restart()
        try desk.wait(3_600_000)
        try desk.work()
        #expect(desk.publishes[row.id] == tried)
        #expect(try desk.status.unsent == 0 && desk.status.setAside == 1)
        let aside = try #require(try desk.rig.core.unsent(limit: 9).rows.first)
        #expect(aside.isAside && aside.decided == "setAside by operator:root@here: 65 KB of actor")
        desk.fate = { _ in nil }
        #expect(try desk.rig.core.decideUnsent(row.seq, aside: false, by: actor, why: "mended", now: desk.rig.clock))
        desk.relay.takenUp()
        try desk.work()
        #expect(desk.publishes[row.id] == tried! + 1)
        #expect(try desk.status.unsent == 0 && desk.status.setAside == 0)
    }

    @Test("Un audit ne tient pas pour reçu ce qui attend, ni pour manquant: le tableau le dit")
    func audit() throws {
        let desk = try Desk(north: 2)
        desk.fate = Self.returned(".north")
        try desk.work()
        #expect(try desk.rig.core.owed(to: "jury.north", after: 0, limit: 10).isEmpty)
        #expect(try desk.rig.core.owed(to: "jury.south", after: 0, limit: 10).count == 1)
        desk.fate = { _ in nil }
        try desk.wait(60_000)
        try desk.rig.core.saveCursor()
        #expect(try desk.rig.core.owed(to: "jury.north", after: 0, limit: 10).count == 2)
    }

    @Test("Une republication que nulle file ne prend n'arrête ni les autres ni les événements")
    func republications() throws {
        let desk = try Desk(north: 12)
        try desk.work()
        let rows = try desk.rig.core.owed(to: "jury.north", after: 0, limit: 100).map(\.seq)
        try desk.rig.core.republish(rows, to: "jury.north")
        try desk.rig.core.republish([rows.last!], to: "jury.south")
        var south = 0
        desk.fate = { message in
            if message.key == "ccs.jury.south" { south += 1 }
            return message.key == "ccs.jury.north" ? Relay.Fault(token: 0, why: "returned") : nil
        }
        try desk.work()
        #expect(south == 1)
        try desk.wait(600_000)
        #expect(desk.publishes.values.max()! < 40)
        desk.fate = { _ in nil }
        try desk.wait(61_000)
        #expect(try desk.rig.core.republications(limit: 100).isEmpty)
    }

    @Test("Le dépôt plein, rien n'est noté ni perdu: le relais recommence à son curseur")
    func fullDisk() throws {
        let desk = try Desk(north: 200)
        desk.fate = Self.returned(".north")
        try desk.rig.store.fill(leavingPages: 0)
        #expect(throws: (any Error).self) { try desk.work() }
        desk.relay.startOver(desk.rig.core)
        try desk.rig.store.fill(leavingPages: nil)
        try desk.work()
        #expect(try desk.status.confirmed == desk.status.journal)
        #expect(try desk.status.unsent == 200)
    }

    @Test("Ce qui échoue tard, avant ce qui est déjà reparti, n'est pas oublié")
    func lateFailure() throws {
        let desk = try Desk(north: 8)
        let first = try desk.relay.next(from: desk.rig.core, tokens: &desk.tokens)
            .filter { $0.message.key.hasSuffix(".north") }
        func fails(_ place: Int) throws {
            let fault = Relay.Fault(token: first[place].token, why: "nack")
            try desk.relay.failed([fault], desk.rig.core, now: desk.now)
        }
        func retries() throws -> [(token: UInt64, message: Outgoing)] {
            try desk.relay.nextRetries(from: desk.rig.core, tokens: &desk.tokens, now: desk.steady)
        }
        try #require(first.count > 2)
        try fails(0)
        try fails(2)
        desk.steady += 2_000
        for retry in try retries() { try desk.relay.confirmed(retry.token, desk.rig.core) }
        // The last one is under way when the broker says no to the one between.
        let last = try retries()
        #expect(last.map(\.message.envelope.id) == [first[2].message.envelope.id])
        try fails(1)
        for retry in last { try desk.relay.confirmed(retry.token, desk.rig.core) }
        try desk.wait(120_000)
        #expect(try desk.status.unsent == 0)
        #expect(desk.publishes[first[1].message.envelope.id] == 1)
    }

    @Test("Ce dont rien n'est dit, encore et encore, attend, et ce qui suit s'en va")
    func givenUp() throws {
        let desk = try Desk(north: 30)
        let lost = try desk.relay.next(from: desk.rig.core, tokens: &desk.tokens)
        #expect(!lost.isEmpty)
        try desk.relay.giveUp(desk.rig.core, now: desk.now)
        try desk.work()
        #expect(try desk.status.confirmed == desk.status.journal)
        try desk.wait(120_000)
        #expect(try desk.status.unsent == 0)
        #expect(Set(lost.map(\.message.envelope.id)).isSubset(of: desk.publishes.keys))
    }
}
