import Contracts
import Foundation
import Messaging
import Synchronization
import Testing
import ToyServices

/// Workers that share panels by leases, over a broker's leases that a test plays.
@Suite struct PanelHoldingTests {
    /// Who holds which lease, and who is there.
    final class Leases: Sendable {
        let holders = Mutex<[String: Int]>([:])
        let present = Mutex<Set<Int>>([])
        let marks = Mutex<[String: StoreMark]>([:])
    }

    final class Keeper: LeaseKeeper {
        let leases: Leases
        let worker: Int
        init(_ leases: Leases, _ worker: Int) {
            self.leases = leases
            self.worker = worker
        }
        func acquire(_ name: String) throws -> Acquisition {
            leases.holders.withLock { holders in
                guard holders[name] == nil || holders[name] == worker else { return .held }
                holders[name] = worker
                return .taken
            }
        }
        func mark(of store: String) throws -> StoreMark? { leases.marks.withLock { $0[store] } }
        func write(_ mark: StoreMark) throws { leases.marks.withLock { $0[mark.store] = mark } }
        func release(_ name: String) throws {
            leases.holders.withLock { if $0[name] == worker { $0[name] = nil } }
        }
        func workers(presence queue: String) throws -> Int {
            leases.present.withLock {
                $0.insert(worker)
                return $0.count
            }
        }
        func pump() throws {}
        func close() {
            leases.holders.withLock { holders in holders = holders.filter { $0.value != worker } }
            leases.present.withLock { _ = $0.remove(worker) }
        }
    }

    final class Silence: MessageConsumer {
        func subscribe(to queue: String, prefetch: Int) throws {}
        func unsubscribe(from queue: String) throws {}
        func wait(limit: Int, timeoutMilliseconds: Int) -> [ConsumerEvent] {
            Thread.sleep(forTimeInterval: 0.01)
            return []
        }
        func acknowledge(_ tags: [UInt64]) throws {}
        func giveBack(_ tags: [UInt64]) throws {}
        func close() {}
    }

    /// Starts a worker on a thread of its own; what it returns is signalled at its end.
    private func start(_ number: Int, _ panels: [PanelID], _ leases: Leases, _ folder: String) -> (
        Worker, DispatchSemaphore
    ) {
        let worker = Worker(
            Worker.Setup(
                definition: Toy.jury,
                stores: .shared(panels),
                folder: folder,
                routes: Toy.routes,
                name: "test \(number)"
            ),
            transport: Transport(
                consumer: { Silence() },
                publisher: { WorkerTests.Publisher() },
                answers: { _ in WorkerTests.Unread() },
                leases: { Keeper(leases, number) },
                wakeConsumer: {},
                wakePublisher: {}
            ),
            report: { _ in }
        )
        let ended = DispatchSemaphore(value: 0)
        Thread {
            try? worker.run()
            ended.signal()
        }.start()
        return (worker, ended)
    }

    private func shares(_ leases: Leases, of panels: [PanelID]) -> [Int] {
        leases.holders.withLock { holders in
            let held = panels.compactMap { holders["ccs.lease.\($0)"] }
            return Dictionary(held.map { ($0, 1) }, uniquingKeysWith: +).values.sorted()
        }
    }

    @Test("Neuf commissions, quatre processus : deux chacun et trois pour l'un, puis autrement quand l'un s'en va")
    func sharesDifferByOne() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "panels-\(UInt32.random(in: 0...UInt32.max))"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let panels = (1...9).compactMap { PanelID("p-\($0)") }
        for panel in panels {
            let store = Routes.store(ofPanel: panel)
            try Store.lay(name: store, path: folder.appending(path: "\(store).sqlite").path)
        }
        let leases = Leases()
        func settles(on wanted: [Int]) -> Bool {
            let until = Date().addingTimeInterval(30)
            while Date() < until, shares(leases, of: panels) != wanted { Thread.sleep(forTimeInterval: 0.05) }
            return shares(leases, of: panels) == wanted
        }
        var workers = [start(0, panels, leases, folder.path)]
        #expect(settles(on: [9]))
        for number in 1..<4 { workers.append(start(number, panels, leases, folder.path)) }
        #expect(settles(on: [2, 2, 2, 3]))
        workers[0].0.stop()
        workers[0].1.wait()
        #expect(settles(on: [3, 3, 3]))
        for (worker, _) in workers { worker.stop() }
        for (_, ended) in workers.dropFirst() { ended.wait() }
    }
}
