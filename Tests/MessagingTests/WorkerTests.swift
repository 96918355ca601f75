import Contracts
import Foundation
import Messaging
import Synchronization
import Testing
import ToyServices

/// The shell around the core, over connections that a test plays.
@Suite struct WorkerTests {
    /// What a worker did with its connection.
    final class Record: Sendable {
        let givenBack = Mutex<[UInt64]>([])
        let delivered = Atomic<Bool>(false)
    }

    /// Brings one delivery of a queue that the worker does not take from, as after giving a panel back.
    final class Consumer: MessageConsumer {
        let record: Record
        init(_ record: Record) { self.record = record }
        func subscribe(to queue: String, prefetch: Int) throws {}
        func unsubscribe(from queue: String) throws {}
        func wait(limit: Int, timeoutMilliseconds: Int) -> [ConsumerEvent] {
            guard !record.delivered.exchange(true, ordering: .relaxed) else {
                Thread.sleep(forTimeInterval: 0.01)
                return []
            }
            return [.delivered(Delivery(queue: "ccs.jury.elsewhere", tag: 17, envelope: nil, body: []))]
        }
        func acknowledge(_ tags: [UInt64]) throws {}
        func giveBack(_ tags: [UInt64]) throws { record.givenBack.withLock { $0 += tags } }
        func close() {}
    }

    final class Publisher: MessagePublisher {
        var unconfirmed: Int { 0 }
        func publish(_ message: Outgoing, token: UInt64) throws {}
        func wait(timeoutMilliseconds: Int) -> [Messaging.Confirmation] {
            Thread.sleep(forTimeInterval: 0.01)
            return []
        }
        func close() {}
    }

    /// Answers that nobody reads.
    final class Unread: AnswerSender {
        func send(_ answers: [Outgoing]) {}
        func close() {}
    }

    @Test("Ce qui arrive pour une commission rendue retourne à sa file, pour qui la tient")
    func givesBackWhatIsNotItsOwn() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "worker-\(UInt32.random(in: 0...UInt32.max))"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Store.lay(name: "desk", path: folder.appending(path: "desk.sqlite").path)
        let record = Record()
        let transport = Transport(
            consumer: { _ in Consumer(record) },
            publisher: { Publisher() },
            answers: { _ in Unread() },
            leases: { FreeLeases() },
            rest: { _, _ in },
            wakeConsumer: {},
            wakePublisher: {}
        )
        let worker = Worker(
            Worker.Setup(
                definition: Toy.desk,
                stores: .single(name: "desk"),
                folder: folder.path,
                routes: Toy.routes,
                name: "test"
            ),
            transport: transport,
            report: { _ in }
        )
        let stopper = Thread {
            let until = Date().addingTimeInterval(5)
            while Date() < until, record.givenBack.withLock({ $0.isEmpty }) { Thread.sleep(forTimeInterval: 0.01) }
            worker.stop()
        }
        stopper.start()
        try worker.run()
        #expect(record.givenBack.withLock { $0 } == [17])
    }

    @Test("Un événement qui n'entre dans aucune trame n'est pas une connexion perdue: les autres partent")
    func unsendable() throws {
        let folder = try Folder()
        let broker = PlayedBroker(delivering: try requests(10), unsendable: "D-3") { _ in .sound }
        #expect(try broker.works(in: folder) { $0.confirmed.count == 9 })
        #expect(broker.now.connections == 1)
        let told = broker.now.events.filter { if case .rowsWait = $0 { true } else { false } }
        #expect(told.count == 1)
        let status = try Rig.desk(path: folder.file("desk.sqlite")).core.status()
        #expect(status.unsent == 1 && status.unsentRows?.first?.dossier == "D-3")
        #expect(status.confirmed == status.journal)
    }

    @Test("Un dépôt restauré attend au repos, même quand quelque chose y est dû")
    func restsWhileRecovering() throws {
        let folder = try Folder()
        do {
            let rig = try Rig.desk(path: folder.file("desk.sqlite"))
            rig.clock = Instant(milliseconds: 1_700_000_000_000)
            try rig.handOver("D-1", candidate: "P-1")
            #expect(try rig.core.nextDue() != nil)
            try rig.store.markRestored()
            try rig.store.close()
        }
        let broker = PlayedBroker(delivering: []) { _ in .sound }
        #expect(try broker.works(in: folder) { $0.waits.count > 40 })
        #expect(broker.now.waits.filter { $0 == 0 }.count < 5)
    }
}
