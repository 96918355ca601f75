import Contracts
import Foundation
import Messaging
import Testing

@testable import RabbitMQ

extension BrokerTests {
    @Suite struct Publishing {
        @Test("Chaque publication d'une rafale est confirmée une fois")
        func burst() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("burst")
            let publisher = try PublishingConnection(broker.address())
            defer { publisher.close() }
            for index in 1...1000 { try publisher.publish(message("m-\(index)", to: queue), token: UInt64(index)) }
            #expect(publisher.unconfirmed > 0)
            let confirmations = publisher.confirmations(1000)
            #expect(
                confirmations.sorted { "\($0)" < "\($1)" }
                    == (1...1000).map { .confirmed(token: $0) }.sorted { "\($0)" < "\($1)" }
            )
            #expect(publisher.unconfirmed == 0)
        }

        @Test("La fenêtre est bornée")
        func window() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("window")
            var limits = LinkLimits()
            limits.window = 3
            let publisher = try PublishingConnection(broker.address(), limits: limits)
            defer { publisher.close() }
            try broker.signal(SIGSTOP)
            defer { try? broker.signal(SIGCONT) }
            for index in 1...3 { try publisher.publish(message("m-\(index)", to: queue), token: UInt64(index)) }
            #expect(throws: BrokerError.windowFull(3)) { try publisher.publish(message("m-4", to: queue), token: 4) }
            try broker.signal(SIGCONT)
            #expect(publisher.confirmations(3).count { $0.isConfirmed } == 3)
            try publisher.publish(message("m-4", to: queue), token: 4)
            #expect(publisher.confirmations(1) == [.confirmed(token: 4)])
        }

        @Test("Une file pleine qui refuse : la publication a échoué", arguments: ["classic", "quorum"])
        func rejected(type: String) throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue(
                "full",
                ["x-queue-type": .text(type), "x-max-length": 1, "x-overflow": "reject-publish"]
            )
            let publisher = try PublishingConnection(broker.address())
            defer { publisher.close() }
            var outcomes: [Messaging.Confirmation] = []
            for index in 1...6 {
                try publisher.publish(message("m-\(index)", to: queue), token: UInt64(index))
                outcomes += publisher.confirmations(1)
            }
            #expect(outcomes.first == .confirmed(token: 1))
            // A quorum queue takes one or two more than its limit before it refuses.
            #expect(outcomes.last == .failed(token: 6, reason: "the broker did not take it (nack)"))
            #expect(publisher.unconfirmed == 0)
        }

        @Test("Rendu puis confirmé : ce n'est pas livré")
        func returned() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("there")
            let publisher = try PublishingConnection(broker.address())
            defer { publisher.close() }
            let outcomes = try publisher.publishAll([
                message("m-1", to: queue), message("m-2", to: "nobody", body: [UInt8](repeating: 1, count: 300_000)),
                message("m-3", to: queue), message("m-4", to: "nobody", mandatory: false),
                message("m-5", to: "nobody", body: []), message("m-6", to: queue),
            ])
            #expect(outcomes.count == 6)
            for token in [1, 3, 4, 6] as [UInt64] { #expect(outcomes.contains(.confirmed(token: token))) }
            let reason = "returned: 312 NO_ROUTE (exchange \"\", key \"nobody\")"
            for token in [2, 5] as [UInt64] { #expect(outcomes.contains(.failed(token: token, reason: reason))) }
        }

        @Test("Un échange absent : la connexion est perdue, et la raison le nomme")
        func missingExchange() throws {
            let broker = try TestBroker.get()
            let publisher = try PublishingConnection(broker.address())
            defer { publisher.close() }
            try publisher.publish(message("m-1", to: "key", exchange: "ccs.nowhere"), token: 1)
            let reason = try #require(publisher.confirmations(1).last?.lostReason)
            #expect(reason.contains("404") && reason.contains("ccs.nowhere"))
            #expect(throws: BrokerError.lost(reason)) { try publisher.publish(message("m-2", to: "key"), token: 2) }
        }

        @Test("Signer du nom d'un autre est refusé par le courtier")
        func anotherUser() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("signed")
            let anna = try PublishingConnection(broker.address(user: "anna"))
            let boris = try PublishingConnection(broker.address(user: "boris"))
            defer { anna.close(); boris.close() }
            boris.user = "anna"
            try boris.publish(message("m-1", to: queue), token: 1)
            let reason = try #require(boris.confirmations(1).last?.lostReason)
            #expect(reason.contains("user_id") && reason.contains("406"))
            #expect(try anna.publishAll([message("m-2", to: queue)]) == [.confirmed(token: 1)])
        }

        @Test("Un corps qui remplit juste ses trames part tout de suite et arrive entier", arguments: [4096, 131_072])
        func frameMultiples(frame: Int) throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("frames")
            var limits = LinkLimits()
            limits.frame = frame
            let publisher = try PublishingConnection(broker.address(), limits: limits)
            let consumer = try ConsumingConnection(broker.address(), limits: limits)
            defer { publisher.close(); consumer.close() }
            try consumer.subscribe(to: queue, prefetch: 1)
            let payload = frame - 8
            for size in [
                0, 1, payload - 1, payload, payload + 1, 2 * payload - 1, 2 * payload, 2 * payload + 1, 4 * payload,
            ] {
                let body = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
                #expect(try publisher.publishAll([message("m-1", to: queue, body: body)]) == [.confirmed(token: 1)])
                let got = try #require(consumer.deliveries(1).first)
                #expect(got.body == body, "\(size) bytes")
                try consumer.acknowledge([got.tag])
            }
            // The kernel would hold the last of small frames back for 200 ms.
            var times: [Int] = []
            for _ in 0..<9 {
                let begin = now()
                let body = [UInt8](repeating: 1, count: payload)
                _ = try publisher.publishAll([message("m-1", to: queue, body: body)])
                times.append(now() - begin)
                try consumer.acknowledge(consumer.deliveries(1).map(\.tag))
            }
            #expect(times.sorted()[4] < 150)
        }

        @Test("Ce qui ne peut partir est refusé avant la première trame, et la connexion continue")
        func unsendable() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("unsendable")
            let publisher = try PublishingConnection(broker.address())
            defer { publisher.close() }
            var afters = message("m-1", to: queue)
            afters.envelope.after = (0..<4000).map { MessageID("after-\($0)-\(String(repeating: "x", count: 40))")! }
            var source = message("m-1", to: queue)
            source.envelope.source = String(repeating: "s", count: 256)
            var listener = message("m-1", to: queue)
            listener.envelope.previous = ["a=b": 1]
            var subject = message("m-1", to: queue)
            subject.envelope.subject = String(repeating: "s", count: 131_072)
            let bad = [
                afters, source, listener, subject, message("m-1", to: String(repeating: "k", count: 256)),
                message("m-1", to: queue, body: [UInt8](repeating: 0, count: 4 * 1024 * 1024 + 1)),
            ]
            for one in bad {
                do {
                    try publisher.publish(one, token: 1)
                    Issue.record("was sent")
                } catch BrokerError.unsendable(let text) {
                    #expect(!text.isEmpty)
                }
                #expect(publisher.unconfirmed == 0)
            }
            #expect(try publisher.publishAll([message("m-2", to: queue)]) == [.confirmed(token: 1)])
        }

        @Test("Les plus grands en-têtes que la connexion accepte passent encore")
        func largestHeaders() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("headers")
            let publisher = try PublishingConnection(broker.address())
            let consumer = try ConsumingConnection(broker.address())
            defer { publisher.close(); consumer.close() }
            try consumer.subscribe(to: queue, prefetch: 10)
            // Just what is accepted: found by halving.
            var (fits, tooLong) = (1000, 131_072)
            while tooLong - fits > 1 {
                var one = message("m-1", to: queue)
                one.envelope.subject = String(repeating: "s", count: (fits + tooLong) / 2)
                do {
                    _ = try PropertiesWriter(frameMaximum: 131_072).write(one, user: "tester", replyTo: nil)
                    fits = one.envelope.subject.count
                } catch { tooLong = one.envelope.subject.count }
            }
            #expect(fits > 64_000)
            var largest = message("m-1", to: queue)
            largest.envelope.subject = String(repeating: "s", count: fits)
            #expect(try publisher.publishAll([largest]) == [.confirmed(token: 1)])
            // Whole: what is longer than a text may be is told as that, and nothing else is wrong with it.
            let got = try #require(consumer.deliveries(1).first)
            #expect(got.misread?.faults.map(\.code) == ["tooLong"])
            #expect(got.body == largest.body)
        }
    }
}
