import Contracts
import Foundation
import Messaging
import Synchronization
import Testing
import ToyServices

/// A worker whose wall clock is wrong.
@Suite struct ClockTests {
    private static let day: Int64 = 86_400_000
    private static let decade: Int64 = 3652 * day

    /// A request that is to be reminded of, wrong time, and one more request meanwhile, dated so long after the first: what the
    /// journal has then, and what the worker told.
    private func wrong(by shift: Int64, dated later: Int64 = 0, _ weakness: Weakness? = nil) throws -> (
        journal: [JournalledEvent], told: [WorkerEvent], at: Instant
    ) {
        let folder = try Folder()
        let rig = try Rig.desk(path: folder.file("desk.sqlite"))
        try rig.handOver("D-1", candidate: "P-1")
        let begin = rig.clock
        try rig.store.close()
        var open = try rig.delivery(OpenRequest(dossier: "D-2", candidate: "P-2", name: nil), id: "open-2")
        open.envelope?.time = begin.adding(milliseconds: later)
        let broker = PlayedBroker(delivering: [open]) { _ in .sound }
        let started = Moment.ofMachine.steady
        let isDone = try broker.works(in: folder) { setup in
            setup.weakness = weakness
            setup.clocks = Clocks(
                moment: {
                    let steady = Moment.ofMachine.steady
                    return Moment(wall: begin.adding(milliseconds: shift + steady - started), steady: steady)
                },
                start: "boot"
            )
        } until: { state in
            // Time enough for what is due, or would be.
            state.toDeliver.isEmpty && Moment.ofMachine.steady - started > 1500
        }
        #expect(isDone)
        let store = try Store(name: "desk", path: folder.file("desk.sqlite"))
        return (try store.journal(), broker.now.events, begin)
    }

    @Test("Dix ans d’avance: rien n’échoit, rien n’est daté au-delà, et c’est dit")
    func tenYearsAhead() throws {
        let (journal, told, begin) = try wrong(by: Self.decade)
        #expect(!journal.contains { $0.type == RequestReminded.type })
        #expect(journal.map(\.dossier).contains("D-2"))
        #expect(journal.allSatisfy { $0.at.milliseconds - begin.milliseconds <= ClockGuard.limit })
        #expect(told.contains { if case .clockOff("desk", let off) = $0 { off > 0 } else { false } })
    }

    @Test("Une machine restée éteinte dix jours et repartie trente ans en arrière: la commande du jour est prise")
    func behind() throws {
        let (journal, told, begin) = try wrong(by: -3 * Self.decade, dated: 10 * Self.day)
        #expect(journal.map(\.dossier).contains("D-2"))
        #expect(journal.allSatisfy { abs($0.at.milliseconds - begin.milliseconds) <= ClockGuard.limit })
        #expect(told.contains { if case .clockOff("desk", let off) = $0 { off < 0 } else { false } })
    }

    @Test("Une horloge crue refuse ce qui est daté dix jours plus tard: le contrôle")
    func believedAndDated() throws {
        #expect(try !wrong(by: 0, dated: 10 * Self.day).journal.map(\.dossier).contains("D-2"))
    }

    @Test("Sans la garde, tout ce qui est dû en dix ans échoit: le contrôle")
    func believed() throws {
        let (journal, _, begin) = try wrong(by: Self.decade, .clockBelieved)
        #expect(journal.contains { $0.type == RequestReminded.type })
        #expect(journal.contains { $0.at.milliseconds - begin.milliseconds >= Self.decade })
    }
}
