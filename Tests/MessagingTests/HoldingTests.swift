import Contracts
import Foundation
import Messaging
import Synchronization
import Testing
import ToyServices

/// Workers that are named for their stores: they hold them by a lease, too, and not without the right file.
@Suite struct HoldingTests {
    /// A broker's leases and marks, played: what is squatted is no lease.
    final class Broker: Sendable {
        let holders = Mutex<[String: String]>([:])
        let squatted = Mutex<Set<String>>([])
        let marks = Mutex<[String: StoreMark]>([:])
        let told = Mutex<[WorkerEvent]>([])

        func told(_ event: WorkerEvent) -> Bool { told.withLock { $0.contains(event) } }
        func mark(_ store: String) -> StoreMark? { marks.withLock { $0[store] } }
    }

    final class Keeper: LeaseKeeper {
        let broker: Broker
        let worker: String
        init(_ broker: Broker, _ worker: String) { (self.broker, self.worker) = (broker, worker) }
        func acquire(_ name: String) throws -> Acquisition {
            if broker.squatted.withLock({ $0.contains(name) }) { return .notALease }
            return broker.holders.withLock { holders in
                guard holders[name, default: worker] == worker else { return .held }
                holders[name] = worker
                return .taken
            }
        }
        func release(_ name: String) {
            broker.holders.withLock { if $0[name] == worker { $0[name] = nil } }
        }
        func workers(presence queue: String, isThere: Bool) throws -> Int { 1 }
        func isTaken(_ queue: String) throws -> Bool? { nil }
        func mark(of store: String) throws -> StoreMark? { broker.mark(store) }
        func write(_ mark: StoreMark) throws { broker.marks.withLock { $0[mark.store] = mark } }
        func pump() -> [String] { [] }
        func close() { broker.holders.withLock { holders in holders = holders.filter { $0.value != worker } } }
    }

    /// A worker on a thread of its own, and what it ended with.
    final class Running: Sendable {
        let worker: Worker
        private let ended = DispatchSemaphore(value: 0)
        private let fault = Mutex<(any Error)?>(nil)

        init(
            _ name: String,
            _ definition: ServiceDefinition,
            _ stores: Worker.Stores,
            _ folder: Folder,
            _ broker: Broker
        ) {
            worker = Worker(
                Worker.Setup(
                    definition: definition,
                    stores: stores,
                    folder: folder.path,
                    routes: Toy.routes,
                    name: name
                ),
                transport: Transport(
                    consumer: { _ in PanelHoldingTests.Silence() },
                    publisher: { WorkerTests.Publisher() },
                    answers: { _ in WorkerTests.Unread() },
                    leases: { Keeper(broker, name) },
                    rest: { _, _ in },
                    wakeConsumer: {},
                    wakePublisher: {}
                ),
                report: { event in broker.told.withLock { $0.append(event) } }
            )
            Thread { [self] in
                do { try worker.run() } catch { fault.withLock { $0 = error } }
                ended.signal()
            }.start()
        }

        /// What it has thrown, once it has ended.
        func end(asked: Bool = true) -> (any Error)? {
            if asked { worker.stop() }
            #expect(ended.wait(timeout: .now() + 20) == .success)
            ended.signal()
            return fault.withLock { $0 }
        }
    }

    private func soon(_ condition: () -> Bool) -> Bool {
        let until = Date().addingTimeInterval(20)
        while Date() < until, !condition() { Thread.sleep(forTimeInterval: 0.02) }
        return condition()
    }

    private let folder: Folder
    private let broker = Broker()

    init() throws { folder = try Folder() }

    private func lay(_ store: String) throws { try Store.lay(name: store, path: folder.file("\(store).sqlite")) }

    @Test("Un service seul tient son magasin par un bail; un second, ailleurs, attend et dit qui le tient")
    func secondHost() throws {
        try lay("desk")
        let elsewhere = try Folder()
        try FileManager.default.copyItem(atPath: folder.file("desk.sqlite"), toPath: elsewhere.file("desk.sqlite"))
        let first = Running("one", Toy.desk, .single(name: "desk"), folder, broker)
        #expect(soon { broker.told(.panelTaken("desk")) })
        #expect(broker.mark("desk")?.worker == "one")
        let second = Running("two", Toy.desk, .single(name: "desk"), elsewhere, broker)
        #expect(soon { broker.told(.leaseHeld(store: "desk", by: "one")) })
        #expect(broker.told.withLock { $0.filter { $0 == .panelTaken("desk") }.count } == 1)
        #expect(first.end() == nil)
        // It takes over once the first is gone: with the same file nothing is lost.
        #expect(soon { broker.mark("desk")?.worker == "two" })
        #expect(second.end() == nil)
    }

    @Test("Sans son fichier, un service ne démarre pas, et n’en fait pas un autre")
    func absent() throws {
        let end = Running("one", Toy.desk, .single(name: "desk"), folder, broker).end(asked: false)
        guard case StoreFault.absent("desk", _)? = end else {
            Issue.record("\(String(describing: end))")
            return
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file("desk.sqlite")))
    }

    @Test("Un fichier refait ne prend pas la place de celui qui a travaillé")
    func exchanged() throws {
        try lay("desk")
        let first = Running("one", Toy.desk, .single(name: "desk"), folder, broker)
        #expect(soon { broker.mark("desk") != nil })
        #expect(first.end() == nil)
        try FileManager.default.removeItem(atPath: folder.file("desk.sqlite"))
        try lay("desk")
        let end = Running("one", Toy.desk, .single(name: "desk"), folder, broker).end(asked: false)
        guard case MarkContradiction.otherStore? = end else {
            Issue.record("\(String(describing: end))")
            return
        }
    }

    @Test("D’un processus partagé, seule la commission sans fichier n’est pas servie, et il dit pourquoi")
    func absentPanel() throws {
        try lay("jury.north")
        let worker = Running("one", Toy.jury, .shared(["north", "south"]), folder, broker)
        #expect(soon { broker.told(.panelTaken("jury.north")) })
        func refusals() -> [String] {
            broker.told.withLock {
                $0.compactMap { event in
                    guard case .storeRefused("jury.south", let why) = event else { return nil }
                    return why
                }
            }
        }
        #expect(soon { !refusals().isEmpty })
        #expect(refusals()[0].contains("ccs init jury.south"))
        Thread.sleep(forTimeInterval: 1.5)
        // Once, and the lease is left to who has the file.
        #expect(refusals().count == 1)
        #expect(broker.holders.withLock { $0["ccs.lease.south"] } == nil)
        #expect(broker.holders.withLock { $0["ccs.lease.north"] } == "one")
        #expect(worker.end() == nil)
    }

    @Test("Une file qui n’est pas un bail, à la place du bail, est dite; elle n’est pas attendue en silence")
    func squatted() throws {
        try lay("desk")
        broker.squatted.withLock { _ = $0.insert("ccs.lease.desk") }
        let worker = Running("one", Toy.desk, .single(name: "desk"), folder, broker)
        #expect(soon { broker.told(.leaseIsNone(store: "desk", queue: "ccs.lease.desk")) })
        broker.squatted.withLock { $0 = [] }
        #expect(soon { broker.told(.panelTaken("desk")) })
        #expect(worker.end() == nil)
    }
}
