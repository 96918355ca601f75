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

    struct NoLeases: Error {}

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
            consumer: { Consumer(record) },
            publisher: { Publisher() },
            answers: { _ in Unread() },
            leases: { throw NoLeases() },
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
}
