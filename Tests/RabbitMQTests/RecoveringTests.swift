import Contracts
import Foundation
import Messaging
import RabbitMQ
import RabbitMQManagement
import Testing
import ToyServices

extension BrokerTests {
    @Suite struct Recovering {
        /// Answers inquiries about a store's file, taken from a real queue, until it is stopped.
        final class Teller: @unchecked Sendable {
            private let done = DispatchSemaphore(value: 0)
            private let stopping: WakeUp
            private let lock = NSLock()
            private var isStopping = false
            private var failure: (any Error)?

            init() throws { stopping = try WakeUp() }

            func start(
                _ definition: ServiceDefinition,
                store: String,
                path: String,
                queue: String,
                _ broker: TestBroker
            ) {
                Thread { [self] in
                    do {
                        try tell(definition, store, path, queue, broker)
                    } catch {
                        lock.withLock { failure = error }
                    }
                    done.signal()
                }.start()
            }

            private func tell(
                _ definition: ServiceDefinition,
                _ store: String,
                _ path: String,
                _ queue: String,
                _ broker: TestBroker
            ) throws {
                let core = try Core(definition, store: try Store(name: store, path: path), routes: Toy.routes)
                let consumer = try ConsumingConnection(broker.address(), wakeUp: stopping)
                let publisher = try PublishingConnection(broker.address())
                defer { consumer.close(); publisher.close() }
                try consumer.subscribe(to: queue, prefetch: 8)
                var entropy = Entropy.system
                while !lock.withLock({ isStopping }) {
                    for case .delivered(let delivery) in consumer.wait(limit: 8, timeoutMilliseconds: 1000) {
                        guard let envelope = delivery.envelope, let replyTo = envelope.replyTo else { continue }
                        let inquiry = try JSONDecoder().decode(Inquiry.self, from: Data(delivery.body))
                        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
                        let (answer, _) = try InquiryDesk(core: core, worker: "test")
                            .answer(inquiry, now: now, entropy: &entropy)
                        var head = Envelope(id: envelope.id, type: Inquiry.type, source: store, time: now)
                        head.inReplyTo = envelope.id
                        try publisher.publish(
                            Outgoing(
                                exchange: "",
                                key: replyTo,
                                mandatory: false,
                                envelope: head,
                                body: [UInt8](try InquiryDesk.body(of: answer))
                            ),
                            token: delivery.tag
                        )
                        _ = publisher.wait(timeoutMilliseconds: 1000)
                        try consumer.acknowledge([delivery.tag])
                    }
                }
            }

            func stop() throws {
                lock.withLock { isStopping = true }
                stopping.signal()
                done.wait()
                if let failure = lock.withLock({ failure }) { throw failure }
            }
        }

        static let desk = ServiceDefinition("desk", scheme: "toy", aggregates: [Request.self]) {
            On(OpenRequest.self) { command, context in
                let first = (Int(command.dossier.value.dropFirst(2)) ?? 0) * 1000
                return .accepted(
                    (first..<first + 1000).map { number in
                        RequestSent(
                            dossier: DossierID("D-\(number)") ?? "D",
                            candidate: PersonID("P-\(number)") ?? "P",
                            number: TakenNumber(series: "requests", number: number + 1),
                            panel: "north",
                            attempt: 1,
                            remindAt: context.now,
                            // A booklet's size now and then, and otherwise a short message's.
                            personal: NamePersonal(
                                name: String(repeating: "n", count: number % 500 == 7 ? 300_000 : 20)
                            )
                        )
                    }
                )
            }
        }

        static let panel = ServiceDefinition("jury", scheme: "toy", aggregates: [Case.self]) {
            On(RequestSent.self) { _, _ in .accepted([]) }
        }

        @Test("Vingt mille événements perdus, dont de grands, reviennent par de vraies files")
        func twentyThousand() throws {
            let broker = try TestBroker.get()
            let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            let (deskPath, panelPath) = ("\(folder.path)/desk.sqlite", "\(folder.path)/jury.north.sqlite")
            let thousands = 20
            try lose(thousands, deskPath, panelPath)

            let names = ["desk", "jury.north"]
            let queues = try names.map { try broker.queue("\($0).inquiries") }
            let tellers = try names.map { _ in try Teller() }
            tellers[0].start(Self.desk, store: names[0], path: deskPath, queue: queues[0], broker)
            tellers[1].start(Self.panel, store: names[1], path: panelPath, queue: queues[1], broker)
            let connection = try RequestConnection(broker.address())
            defer { connection.close() }
            var asked = 0
            let stores = zip(names, queues).map { name, queue in
                RemoteStore(name: name) { inquiry in
                    asked += 1
                    var question = message("q-\(asked)", to: queue, body: [UInt8](try JSONEncoder().encode(inquiry)))
                    question.envelope.type = Inquiry.type
                    let body = try connection.request(question, timeoutMilliseconds: 30_000).body
                    return try JSONDecoder().decode(InquiryAnswer.self, from: Data(body))
                }
            }
            let report = try Audit(Toy.routes).run(stores, repair: true)
            #expect(report.lost.map(\.count) == [thousands * 1000])
            #expect(try Audit(Toy.routes).run(stores, repair: false).isClean)
            for teller in tellers { try teller.stop() }
            let repaired = try Store(name: "desk", path: deskPath)
            #expect(try !repaired.isRecovering())
            #expect(try repaired.state(Request.self, "D-7")?.name?.count == 300_000)
        }

        /// Leaves an empty desk that waits for a repair, and a panel that has everything it ever sent.
        private func lose(_ thousands: Int, _ deskPath: String, _ panelPath: String) throws {
            let lost = try Core(Self.desk, store: try Store(inMemory: "desk"), routes: Toy.routes)
            let panelStore = try Store(name: "jury.north", path: panelPath, ifAbsent: .laid)
            let panel = try Core(Self.panel, store: panelStore, routes: Toy.routes)
            var entropy = Entropy(seed: 1)
            let now = Instant(milliseconds: 1_800_000_000_000)
            for thousand in 0..<thousands {
                let id = MessageID("c-\(thousand)")!
                var envelope = Envelope(id: id, type: OpenRequest.type, source: "portal", time: now)
                envelope.user = "ccs-portal"
                let command = OpenRequest(dossier: DossierID("D-\(thousand)")!, candidate: "P-0", name: nil)
                let body = [UInt8](try JSONEncoder().encode(command))
                let delivery = Delivery(queue: "ccs.desk", tag: 1, envelope: envelope, body: body)
                _ = try lost.receive([delivery], now: now, entropy: &entropy)
                let rows = try lost.outgoing(after: Int64(thousand) * 1000, limit: 1000)
                let deliveries = rows.compactMap(\.message).map { message in
                    var envelope = message.envelope
                    envelope.user = "ccs-desk"
                    return Delivery(queue: "ccs.jury.north", tag: 1, envelope: envelope, body: message.body)
                }
                _ = try panel.receive(deliveries, now: now, entropy: &entropy)
            }
            try panelStore.close()
            let restored = try Store(name: "desk", path: deskPath, ifAbsent: .laid)
            try restored.markRestored()
            try restored.close()
        }
    }
}
