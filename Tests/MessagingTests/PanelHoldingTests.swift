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
        /// Stores whose queues are missing.
        let missing = Mutex<Set<String>>([])
        /// Stores from which a worker takes, with how often it began to.
        let takes = Mutex<[String: Int]>([:])
        let events = Mutex<[WorkerEvent]>([])
        let isCounted = Mutex(true)
        /// Inquiries that lie in the queue of a store.
        let asked = Mutex<[String: [Delivery]]>([:])

        func told(_ isMeant: (WorkerEvent) -> Bool) -> Int { events.withLock { $0.count(where: isMeant) } }
    }

    struct NoQueue: Error {}

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
        func release(_ name: String) {
            mine.remove(name)
            leases.holders.withLock { if $0[name] == worker { $0[name] = nil } }
        }
        func workers(presence queue: String, isThere: Bool) throws -> Int {
            guard leases.isCounted.withLock({ $0 }) else { throw NoQueue() }
            return leases.present.withLock {
                if isThere { $0.insert(worker) } else { $0.remove(worker) }
                return $0.count
            }
        }
        func isTaken(_ queue: String) throws -> Bool? {
            leases.holders.withLock { holders in
                holders.keys.contains { queue == "ccs.jury.\($0.dropFirst("ccs.lease.".count)).inquiries" }
            }
        }
        private var mine: Set<String> = []
        func pump() -> [String] {
            let held = leases.holders.withLock { holders in Set(holders.filter { $0.value == worker }.keys) }
            defer { mine = held }
            return mine.subtracting(held).sorted()
        }
        func close() {
            leases.holders.withLock { holders in holders = holders.filter { $0.value != worker } }
            leases.present.withLock { _ = $0.remove(worker) }
        }
    }

    final class Silence: MessageConsumer {
        let leases: Leases
        let store: String
        init(_ leases: Leases = Leases(), _ store: String = "") {
            self.leases = leases
            self.store = store
        }
        func subscribe(to queue: String, prefetch: Int) throws {
            if leases.missing.withLock({ $0.contains(store) }) { throw NoQueue() }
            if queue == Routes.queue(ofStore: store) { leases.takes.withLock { $0[store, default: 0] += 1 } }
        }
        func unsubscribe(from queue: String) throws {}
        func wait(limit: Int, timeoutMilliseconds: Int) -> [ConsumerEvent] {
            let asked = leases.asked.withLock { $0.removeValue(forKey: store) ?? [] }
            if asked.isEmpty { Thread.sleep(forTimeInterval: 0.01) }
            return asked.map { .delivered($0) }
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
                consumer: { store in Silence(leases, store) },
                publisher: { WorkerTests.Publisher() },
                answers: { _ in WorkerTests.Unread() },
                leases: { Keeper(leases, number) },
                rest: { _, _ in },
                wakeConsumer: {},
                wakePublisher: {}
            ),
            report: { event in leases.events.withLock { $0.append(event) } }
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

    /// Lets one worker share three panels until that is so, and stops it; whether it was so.
    private func one(_ leases: Leases, in folder: Folder, until isDone: (Set<String>) -> Bool) throws -> Bool {
        for number in 1...3 {
            let file = folder.file("jury.p-\(number).sqlite")
            if !FileManager.default.fileExists(atPath: file) { try Store.lay(name: "jury.p-\(number)", path: file) }
        }
        let (worker, ended) = start(0, (1...3).compactMap { PanelID("p-\($0)") }, leases, folder.path)
        let end = Date().addingTimeInterval(20)
        func takes() -> Set<String> { Set(leases.takes.withLock { Array($0.keys) }) }
        while Date() < end, !isDone(takes()) { Thread.sleep(forTimeInterval: 0.02) }
        let isSo = isDone(takes())
        worker.stop()
        ended.wait()
        return isSo
    }

    @Test("Une file manque: cette commission seule attend, tenue par son bail; c'est dit une fois")
    func missingQueue() throws {
        let folder = try Folder()
        let leases = Leases()
        leases.missing.withLock { $0 = ["jury.p-2"] }
        let others = try one(leases, in: folder) { takes in
            takes == ["jury.p-1", "jury.p-3"] && leases.holders.withLock { $0.count } == 3
                && leases.told { if case .consumerLost = $0 { true } else { false } } > 0
        }
        #expect(others)
        #expect(leases.told { if case .consumerLost = $0 { true } else { false } } == 1)
        #expect(leases.told { if case .panelGiven = $0 { true } else { false } } == 0)
        leases.missing.withLock { $0 = [] }
        #expect(try one(leases, in: folder) { $0.count == 3 })
    }

    @Test("Un bail se perd: cette commission seule est rendue, puis reprise")
    func lostLease() throws {
        let folder = try Folder()
        let leases = Leases()
        let taken = Mutex(false)
        let again = try one(leases, in: folder) { takes in
            guard takes.count == 3 else { return false }
            if !taken.withLock({ $0 }) {
                leases.holders.withLock { $0["ccs.lease.p-2"] = nil }
                taken.withLock { $0 = true }
            }
            return leases.takes.withLock { $0["jury.p-2"] } == 2
        }
        #expect(again)
        #expect(leases.told { if case .leaseLost = $0 { true } else { false } } == 1)
        #expect(leases.takes.withLock { [$0["jury.p-1"], $0["jury.p-3"]] } == [1, 1])
    }

    @Test("Un dépôt illisible: cette commission seule n'est pas tenue, et c'est dit une fois")
    func unreadableStore() throws {
        let folder = try Folder()
        try Data("not a database, but long enough to be looked at as one".utf8)
            .write(to: URL(filePath: folder.file("jury.p-2.sqlite")))
        let leases = Leases()
        let others = try one(leases, in: folder) { takes in
            takes.count == 2 && leases.holders.withLock { $0["ccs.lease.p-2"] } == nil
                && leases.told { if case .storeRefused = $0 { true } else { false } } > 0
        }
        #expect(others)
        #expect(leases.told { if case .storeRefused("jury.p-2", _) = $0 { true } else { false } } == 1)
    }

    @Test("La file de présence manque: ce qui est tenu le reste, et ce qui est libre est pris")
    func presence() throws {
        let folder = try Folder()
        let leases = Leases()
        leases.isCounted.withLock { $0 = false }
        #expect(try one(leases, in: folder) { $0.count == 3 })
        #expect(leases.told { if case .leasesLost = $0 { true } else { false } } == 1)
        #expect(leases.told { if case .panelGiven = $0 { true } else { false } } == 0)
    }

    /// Stores in memory, of some of which a worker has no file.
    final class Stores: StoreSource {
        let stores: [String: Store]
        var lacks: Set<String>
        init(_ stores: [String: Store], lacks: Set<String>) {
            self.stores = stores
            self.lacks = lacks
        }
        func has(_ name: String) -> Bool { !lacks.contains(name) }
        func open(_ name: String) throws -> HeldStore {
            guard let store = stores[name], has(name) else { throw StoreFault.absent(store: name, path: name) }
            return HeldStore(store) { _ in }
        }
    }

    /// Two workers on a clock of their own share four panels, for two minutes; the second has no file of these. Which panels
    /// each holds then, and for how many seconds a panel was held by nobody after the first ten.
    private func two(
        lacking lacks: Set<String>,
        at second: Int = 0,
        _ act: ([SteppedWorker], Leases) throws -> Void = { _, _ in }
    ) throws -> (holds: [[String]], idle: [String: Int]) {
        let moment = second
        let panels = (1...4).compactMap { PanelID("p-\($0)") }
        let names = panels.map(Routes.store(ofPanel:))
        let stores = Dictionary(uniqueKeysWithValues: try names.map { ($0, try Store(inMemory: $0)) })
        let leases = Leases()
        final class Clock { var steady: Int64 = 0 }
        let clock = Clock()
        let workers = try [Set<String>(), lacks].enumerated().map { number, lacks in
            let worker = SteppedWorker(
                Worker.Setup(
                    definition: Toy.jury,
                    stores: .shared(panels),
                    folder: "",
                    routes: Toy.routes,
                    name: "test \(number)"
                ),
                connections: Transport(
                    consumer: { store in Silence(leases, store) },
                    publisher: { WorkerTests.Publisher() },
                    answers: { _ in WorkerTests.Unread() },
                    leases: { Keeper(leases, number) },
                    rest: { _, _ in },
                    wakeConsumer: {},
                    wakePublisher: {}
                ),
                stores: Stores(stores, lacks: lacks),
                answer: { _ in },
                entropy: Entropy(seed: UInt64(number)),
                clock: {
                    Moment(wall: Instant(milliseconds: 1_900_000_000_000 + clock.steady), steady: clock.steady)
                },
                report: { _ in },
                crash: { _ in }
            )
            try worker.begin()
            return worker
        }
        var idle: [String: Int] = [:]
        for second in 0..<120 {
            if second == moment { try act(workers, leases) }
            for _ in 0..<2 {
                clock.steady += 500
                // The second is the first to ask.
                for worker in workers.reversed() { try worker.decide() }
            }
            for name in names where second >= 10 && !workers.contains(where: { $0.stores.contains(name) }) {
                idle[name, default: 0] += 1
            }
        }
        return (workers.map(\.stores), idle)
    }

    @Test("Un processus qui n'a le fichier d'aucune commission ne compte pas")
    func noFile() throws {
        let (holds, idle) = try two(lacking: ["jury.p-1", "jury.p-2", "jury.p-3", "jury.p-4"])
        #expect(holds.map(\.count) == [4, 0])
        #expect(idle.isEmpty)
    }

    @Test("À qui il en manque, les autres les tiennent en plus de leur part")
    func someFiles() throws {
        let (holds, idle) = try two(lacking: ["jury.p-1", "jury.p-2", "jury.p-3"])
        #expect(holds == [["jury.p-1", "jury.p-2", "jury.p-3"], ["jury.p-4"]])
        // A panel is left to the other for twenty seconds, no longer.
        #expect(idle.values.allSatisfy { $0 <= 30 })
        #expect(try two(lacking: []).holds.map(\.count) == [2, 2])
    }

    /// An inquiry of the operator's tool, laid into the queue of a store.
    private func ask(_ inquiry: Inquiry, of store: String, _ leases: Leases) throws {
        var envelope = Envelope(id: "q-1", type: Inquiry.type, source: "ccs", time: Instant(milliseconds: 0))
        envelope.user = Routes.operatorUser
        envelope.replyTo = "replies"
        let delivery = Delivery(
            queue: Routes.inquiryQueue(ofStore: store),
            tag: 1,
            attempts: 0,
            envelope: envelope,
            unreadable: nil,
            body: [UInt8](try JSONEncoder().encode(inquiry))
        )
        leases.asked.withLock { $0[store, default: []].append(delivery) }
    }

    @Test("Déplacée, une commission passe à qui l'attend, et y reste; personne d'autre ne la prend")
    func moved() throws {
        let why = "a quiet machine"
        var from: [String] = []
        let (holds, idle) = try two(lacking: [], at: 30) { workers, leases in
            from = workers.map(\.stores).map { $0[0] }
            try self.ask(.expectPanel(from[0], by: Actor(.systemOperator, "o"), why: why), of: from[1], leases)
            try self.ask(.givePanel(to: "test 1"), of: from[0], leases)
        }
        #expect(from.count == 2)
        #expect(holds.map(\.count) == [1, 3])
        #expect(holds[1].contains(from[0]))
        // Between two looks, and for no longer.
        #expect(idle[from[0], default: 0] <= 2)
    }

    @Test("Promise à qui ne vient pas la prendre, une commission revient à qui la tenait")
    func movedToNobody() throws {
        var panel = ""
        let (holds, idle) = try two(lacking: [], at: 10) { workers, leases in
            panel = workers[0].stores[0]
            try self.ask(.givePanel(to: "somebody else"), of: panel, leases)
        }
        #expect(holds.flatMap(\.self).contains(panel))
        #expect(idle[panel, default: 0] <= 65)
    }
}
