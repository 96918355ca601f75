import Contracts
import Foundation
import Messaging
import RabbitMQ
import Testing

extension BrokerTests {
    @Suite struct Deliveries {
        @Test("Un message arrive avec toute son enveloppe, signé de son expéditeur")
        func wholeEnvelope() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("whole")
            let publisher = try PublishingConnection(broker.address(user: "anna"))
            let consumer = try ConsumingConnection(broker.address())
            defer { publisher.close(); consumer.close() }
            var sent = message("m-1", to: queue, body: Array("{\"é\":1}".utf8))
            sent.envelope.dossier = "D-1"
            sent.envelope.causation = "c-1"
            sent.envelope.actor = Actor(.juryMember, "P-7")
            sent.envelope.after = ["a-1", "a-2"]
            sent.envelope.version = 12
            sent.envelope.previous = ["jury.p2st-1": 0, "evaluation": 2]
            sent.envelope.digest = "0123abcd"
            sent.envelope.scheme = "ffff"
            sent.envelope.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            #expect(try publisher.publishAll([sent]) == [.confirmed(token: 1)])
            try consumer.subscribe(to: queue, prefetch: 10)
            let got = try #require(consumer.deliveries(1).first)
            var expected = sent.envelope
            expected.user = "anna"
            #expect(got.envelope == expected)
            #expect(got.body == sent.body)
            #expect(got.queue == queue)
            #expect(got.attempts == 0)
            try consumer.acknowledge([got.tag])
        }

        @Test("Rendu à sa file, un message revient et compte ses tentatives", arguments: ["quorum", "classic"])
        func attempts(type: String) throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("attempts", ["x-queue-type": .text(type)])
            let publisher = try PublishingConnection(broker.address())
            let consumer = try ConsumingConnection(broker.address())
            defer { publisher.close(); consumer.close() }
            _ = try publisher.publishAll([message("m-1", to: queue)])
            try consumer.subscribe(to: queue, prefetch: 10)
            var attempts: [Int] = []
            for _ in 0..<3 {
                let got = try #require(consumer.deliveries(1).first)
                attempts.append(got.attempts)
                try consumer.giveBack([got.tag])
            }
            // A classic queue knows only that there was an attempt.
            #expect(attempts == (type == "quorum" ? [0, 1, 2] : [0, 1, 1]))
        }

        @Test("Chaque file a sa propre avance, huit files sur un canal")
        func prefetchOfEight() throws {
            let broker = try TestBroker.get()
            let publisher = try PublishingConnection(broker.address())
            let consumer = try ConsumingConnection(broker.address())
            defer { publisher.close(); consumer.close() }
            var queues: [String] = []
            for index in 0..<8 { queues.append(try broker.queue("eight-\(index)")) }
            _ = try publisher.publishAll(queues.flatMap { queue in (0..<20).map { message("m-\($0)", to: queue) } })
            for (index, queue) in queues.enumerated() { try consumer.subscribe(to: queue, prefetch: index + 1) }
            let first = consumer.deliveriesUntilSilence()
            for (index, queue) in queues.enumerated() {
                #expect(first.count { $0.queue == queue } == index + 1)
            }
            // Acknowledged out of order, some singly, some together; then everything else comes.
            var all = first
            var open = first.map(\.tag).shuffled()
            while all.count < 160 {
                try consumer.acknowledge(open)
                let more = consumer.deliveriesUntilSilence()
                try #require(!more.isEmpty)
                all += more
                open = more.map(\.tag).shuffled()
            }
            try consumer.acknowledge(open)
            #expect(consumer.events(1, within: 300) == [])
            #expect(Set(all.map { "\($0.queue)/\($0.envelope?.id.value ?? "")" }).count == 160)
        }

        @Test("Accuser deux fois réception est sans effet, accuser l'inconnu est refusé, et la connexion vit")
        func acknowledgingTwice() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("twice")
            let publisher = try PublishingConnection(broker.address())
            let consumer = try ConsumingConnection(broker.address())
            defer { publisher.close(); consumer.close() }
            _ = try publisher.publishAll((1...4).map { message("m-\($0)", to: queue) })
            try consumer.subscribe(to: queue, prefetch: 10)
            let tags = consumer.deliveries(4).map(\.tag)
            #expect(tags == [1, 2, 3, 4])
            try consumer.acknowledge([3])
            try consumer.acknowledge([1, 2, 3])
            try consumer.acknowledge([1])
            #expect(throws: BrokerError.notDelivered(tag: 9)) { try consumer.acknowledge([4, 9]) }
            try consumer.acknowledge([4])
            // Were one of these an error for the broker, it would have closed the channel by now.
            #expect(consumer.events(1, within: 500) == [])
            _ = try publisher.publishAll([message("m-5", to: queue)])
            #expect(consumer.deliveries(1).first?.envelope?.id == "m-5")
        }

        @Test("Ce qui n'est pas accusé revient à la connexion suivante, ce qui l'est ne revient pas")
        func redelivery() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("again")
            let publisher = try PublishingConnection(broker.address())
            defer { publisher.close() }
            _ = try publisher.publishAll((1...6).map { message("m-\($0)", to: queue) })
            let first = try ConsumingConnection(broker.address())
            try first.subscribe(to: queue, prefetch: 10)
            let seen = first.deliveries(6)
            try first.acknowledge([seen[0].tag, seen[1].tag, seen[4].tag])
            first.close()
            let second = try ConsumingConnection(broker.address())
            defer { second.close() }
            try second.subscribe(to: queue, prefetch: 10)
            let again = second.deliveries(6, within: 1500)
            #expect(Set(again.compactMap { $0.envelope?.id.value }) == ["m-3", "m-4", "m-6"])
            #expect(again.allSatisfy { $0.attempts == 1 })
        }

        @Test("Se désabonner laisse les autres files, et ce qui est livré reste à accuser")
        func unsubscribing() throws {
            let broker = try TestBroker.get()
            let (left, right) = (try broker.queue("left"), try broker.queue("right"))
            let publisher = try PublishingConnection(broker.address())
            let consumer = try ConsumingConnection(broker.address())
            defer { publisher.close(); consumer.close() }
            try consumer.subscribe(to: left, prefetch: 10)
            try consumer.subscribe(to: right, prefetch: 10)
            _ = try publisher.publishAll([message("m-1", to: left)])
            let got = try #require(consumer.deliveries(1).first)
            try consumer.unsubscribe(from: left)
            _ = try publisher.publishAll([message("m-2", to: left), message("m-3", to: right)])
            #expect(consumer.deliveries(2, within: 1000).compactMap { $0.envelope?.id } == ["m-3"])
            try consumer.acknowledge([got.tag])
            try consumer.subscribe(to: left, prefetch: 10)
            #expect(consumer.deliveries(1).first?.envelope?.id == "m-2")
        }

        @Test("Un autre fil met fin à l'attente")
        func wakingUp() throws {
            let broker = try TestBroker.get()
            let wakeUp = try WakeUp()
            let consumer = try ConsumingConnection(broker.address(), wakeUp: wakeUp)
            let publisher = try PublishingConnection(broker.address(), wakeUp: wakeUp)
            defer { consumer.close(); publisher.close() }
            for _ in 0..<2 {
                Thread.detachNewThread {
                    usleep(200_000)
                    wakeUp.signal()
                }
                let begin = now()
                #expect(consumer.wait(limit: 10, timeoutMilliseconds: 20_000) == [])
                #expect((100..<5000).contains(now() - begin))
            }
            // Signalled before the wait: not lost, and used up by it.
            wakeUp.signal()
            let begin = now()
            #expect(publisher.wait(timeoutMilliseconds: 20_000) == [])
            #expect(now() - begin < 5000)
            let second = now()
            #expect(publisher.wait(timeoutMilliseconds: 300) == [])
            #expect(now() - second >= 250)
        }

        @Test("La mémoire n'enfle pas avec ce qui passe")
        func memory() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("memory")
            let publisher = try PublishingConnection(broker.address())
            let consumer = try ConsumingConnection(broker.address())
            defer { publisher.close(); consumer.close() }
            try consumer.subscribe(to: queue, prefetch: 64)
            let body = [UInt8](repeating: 7, count: 100_000)
            func pass(_ count: Int) throws {
                for _ in 0..<count / 20 {
                    _ = try publisher.publishAll((0..<20).map { message("m-\($0)", to: queue, body: body) })
                    try consumer.acknowledge(consumer.deliveries(20).map(\.tag))
                }
            }
            try pass(200)
            let before = try residentBytes()
            try pass(2000)
            // 200 MB have passed each way.
            #expect(try residentBytes() - before < 40_000_000)
        }

        private func residentBytes() throws -> Int {
            let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
            return (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
        }
    }
}
