import Contracts
import Foundation
import Messaging
import Synchronization
import ToyServices

/// A broker that a test plays, for a worker's threads: what it delivers, and what becomes of each publishing connection.
final class PlayedBroker: Sendable {
    struct State {
        var toDeliver: [Delivery] = []
        var connections = 0
        /// Events confirmed, in the order of their first confirm.
        var confirmed: [MessageID] = []
        var published: [MessageID: Int] = [:]
        var events: [WorkerEvent] = []
        /// How long each wait for messages was to be at most, in milliseconds.
        var waits: [Int] = []
    }

    /// What a connection says of a message that fits no frame.
    struct Unsendable: MessageFault {
        var isOfMessage: Bool { true }
    }

    /// What becomes of a publishing connection, by its number from 1.
    enum Fate: Sendable {
        /// Everything is confirmed.
        case sound
        /// It is lost as soon as something was published, one of it confirmed.
        case lost
        /// It takes so many publishes of which nothing is ever heard, and confirms what follows.
        case deaf(Int)
    }

    let state: Mutex<State>
    let fate: @Sendable (Int) -> Fate
    /// The file whose events fit no frame.
    let unsendable: DossierID?
    let answers: any AnswerSender

    init(
        delivering deliveries: [Delivery],
        unsendable: DossierID? = nil,
        answers: any AnswerSender = WorkerTests.Unread(),
        fate: @escaping @Sendable (Int) -> Fate
    ) {
        state = Mutex(State(toDeliver: deliveries))
        self.fate = fate
        self.unsendable = unsendable
        self.answers = answers
    }

    /// How it stands.
    var now: State { state.withLock { $0 } }

    var transport: Transport {
        Transport(
            consumer: { _ in Consumer(self) },
            publisher: { Publisher(self) },
            answers: { _ in self.answers },
            leases: { FreeLeases() },
            rest: { _, _ in },
            wakeConsumer: {},
            wakePublisher: {}
        )
    }

    final class Consumer: MessageConsumer {
        let broker: PlayedBroker
        init(_ broker: PlayedBroker) { self.broker = broker }
        func subscribe(to queue: String, prefetch: Int) throws {}
        func unsubscribe(from queue: String) throws {}
        func wait(limit: Int, timeoutMilliseconds: Int) -> [ConsumerEvent] {
            let few = broker.state.withLock { state in
                state.waits.append(timeoutMilliseconds)
                let few = Array(state.toDeliver.prefix(2))
                state.toDeliver.removeFirst(few.count)
                return few
            }
            Thread.sleep(forTimeInterval: 0.002)
            return few.map { .delivered($0) }
        }
        func acknowledge(_ tags: [UInt64]) throws {}
        func giveBack(_ tags: [UInt64]) throws {}
        func close() {}
    }

    final class Publisher: MessagePublisher {
        let broker: PlayedBroker
        private let fate: Fate
        private var open: [(token: UInt64, id: MessageID)] = []
        private var deaf = 0

        init(_ broker: PlayedBroker) {
            self.broker = broker
            let number = broker.state.withLock { state in
                state.connections += 1
                return state.connections
            }
            fate = broker.fate(number)
            if case .deaf(let count) = fate { deaf = count }
        }

        var unconfirmed: Int { open.count }

        func publish(_ message: Outgoing, token: UInt64) throws {
            if message.envelope.dossier == broker.unsendable { throw Unsendable() }
            broker.state.withLock { $0.published[message.envelope.id, default: 0] += 1 }
            if deaf > 0 {
                deaf -= 1
            } else {
                open.append((token, message.envelope.id))
            }
        }

        func wait(timeoutMilliseconds: Int) -> [Messaging.Confirmation] {
            Thread.sleep(forTimeInterval: 0.002)
            guard !open.isEmpty else { return [] }
            if case .lost = fate { return confirm(1) + [.lost("played")] }
            return confirm(open.count)
        }

        private func confirm(_ count: Int) -> [Messaging.Confirmation] {
            let some = open.prefix(count)
            open.removeFirst(count)
            broker.state.withLock { state in
                for one in some where !state.confirmed.contains(one.id) { state.confirmed.append(one.id) }
            }
            return some.map { .confirmed(token: $0.token) }
        }

        /// As when a link says goodbye to a broker that does not answer.
        func close() { Thread.sleep(forTimeInterval: 0.01) }
    }

    /// Lets a worker of the toy desk work until that is so, or the time is over, and stops it; whether it was so.
    func works(
        in folder: Folder,
        seconds: Double = 20,
        setUp: (inout Worker.Setup) -> Void = { _ in },
        until isDone: @escaping @Sendable (State) -> Bool
    ) throws -> Bool {
        var setup = Worker.Setup(
            definition: Toy.desk,
            stores: .single(name: "desk"),
            folder: folder.path,
            routes: Toy.routes,
            name: "test"
        )
        setUp(&setup)
        let file = folder.file("desk.sqlite")
        if !FileManager.default.fileExists(atPath: file) { try Store.lay(name: "desk", path: file) }
        let worker = Worker(setup, transport: transport) { event in self.state.withLock { $0.events.append(event) } }
        Thread {
            let end = Date().addingTimeInterval(seconds)
            while Date() < end, !isDone(self.now) { Thread.sleep(forTimeInterval: 0.01) }
            worker.stop()
        }.start()
        try worker.run()
        return isDone(now)
    }
}

/// Commands that give a desk that many events for a panel, as deliveries.
func requests(_ count: Int) throws -> [Delivery] {
    let rig = try Rig.desk()
    // The worker goes by the machine's clock.
    rig.clock = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    return try (1...count).flatMap { number in
        let dossier = DossierID("D-\(number)")!
        return [
            try rig.delivery(
                OpenRequest(dossier: dossier, candidate: PersonID("P-\(number)")!, name: "Ada"),
                id: MessageID("open-\(number)")!
            ),
            try rig.delivery(
                SendRequest(dossier: dossier, panel: "north", attempt: 1),
                id: MessageID("send-\(number)")!
            ),
        ]
    }
}
