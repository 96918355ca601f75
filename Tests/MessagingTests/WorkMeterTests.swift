import Contracts
import Foundation
import Messaging
import Synchronization
import Testing
import ToyServices

/// A worker tells its meter all that it decides: what comes, and what falls due.
@Suite struct WorkMeterTests {
    private final class Told: WorkMeter {
        struct Kept {
            var batches: [DecidedBatch] = []
            var pulses: [StorePulse] = []
            var left: [String] = []
            var steps = 0
        }

        let kept = Mutex(Kept())
        var now: Kept { kept.withLock { $0 } }
        func stopwatch() -> UInt64 { DispatchTime.now().uptimeNanoseconds }
        func decided(_ batch: DecidedBatch) { kept.withLock { $0.batches.append(batch) } }
        func stands(_ pulse: StorePulse) { kept.withLock { $0.pulses.append(pulse) } }
        func left(_ store: String) { kept.withLock { $0.left.append(store) } }
        func stepped() { kept.withLock { $0.steps += 1 } }
    }

    /// Whether the months have passed in which something falls due.
    private final class Leap: Sendable {
        let isMade = Atomic(false)

        var moment: Moment {
            let now = Moment.ofMachine
            guard isMade.load(ordering: .acquiring) else { return now }
            let months: Int64 = 90 * 86_400_000
            return Moment(wall: now.wall.adding(milliseconds: months), steady: now.steady + months)
        }
    }

    @Test("Ce qui est accepté, refusé, répété ou échu est dit, et chaque événement compté")
    func everythingDecided() throws {
        let rig = try Rig.desk()
        rig.clock = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        var deliveries = try requests(3)
        deliveries.append(deliveries[0])
        deliveries.append(try rig.delivery(SendRequest(dossier: "D-9", panel: "north", attempt: 1), id: "send-9"))
        let folder = try Folder()
        let (told, leap) = (Told(), Leap())
        let broker = PlayedBroker(delivering: deliveries) { _ in .sound }
        let isDone = try broker.works(
            in: folder,
            setUp: { setup in
                setup.meter = told
                setup.clocks = Clocks(moment: { leap.moment }, start: "one")
            },
            until: { state in
                if state.confirmed.count == 3 { leap.isMade.store(true, ordering: .releasing) }
                return told.now.batches.reduce(0) { $0 + $1.events } == 9
            }
        )
        #expect(isDone, "\(told.now.batches)")
        let (batches, met) = (told.now.batches, told.now.batches.flatMap(\.met))
        #expect(met.count { $0.end == .accepted } == 6)
        #expect(met.count { $0.end == .repeated } == 1)
        #expect(met.filter { $0.end != .accepted && $0.end != .repeated }.map(\.type) == [SendRequest.type])
        #expect(batches.reduce(0) { $0 + $1.ages.count } == deliveries.count)
        // The reminders came with no message.
        #expect(batches.filter(\.ages.isEmpty).reduce(0) { $0 + $1.events } == 3)
        #expect(batches.allSatisfy { $0.store == "desk" && $0.nanoseconds > 0 })
        #expect(told.now.pulses.first?.store == "desk")
        #expect(told.now.steps > 0)
    }
}
