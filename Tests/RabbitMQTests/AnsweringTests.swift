import Contracts
import Foundation
import Messaging
import Synchronization
import Testing

@testable import RabbitMQ

extension BrokerTests {
    @Suite struct Answering {
        /// What was reported.
        private final class Told: Sendable {
            let events = Mutex<[WorkerEvent]>([])
            func tell(_ event: WorkerEvent) { events.withLock { $0.append(event) } }
            func losses(of user: String) -> Int {
                events.withLock { $0.count { if case .answersLost(user, _, _) = $0 { true } else { false } } }
            }
        }

        private func answer(_ id: String, to key: String, of asker: String?) -> Outgoing {
            var answer = message(id, to: key, mandatory: false)
            answer.asker = asker
            return answer
        }

        private func links(
            _ told: Told,
            _ change: (inout AnswerLinks.Bounds) -> Void = { _ in }
        ) throws -> AnswerLinks {
            var bounds = AnswerLinks.Bounds()
            change(&bounds)
            let broker = try TestBroker.get()
            return AnswerLinks(broker.address(), limits: LinkLimits(), bounds: bounds) { told.tell($0) }
        }

        /// An address as the broker writes it, of a process that is nowhere: the broker ends the connection over it.
        static let nowhere =
            "amq.rabbitmq.reply-to.g2dkABNyYWJiaXRAbm93aGVyZS10by1iZQAAA5IAAAAAAA==.ZV9vbWl0dGVkX3NlY3JldA=="

        @Test("Ce qui part sans confirmation arrive dans l'ordre ; ce qui ne peut partir est abandonné, et dit")
        func sends() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("answers")
            let told = Told()
            let links = try links(told)
            let consumer = try ConsumingConnection(broker.address())
            defer { links.close(); consumer.close() }
            try consumer.subscribe(to: queue, prefetch: 500)
            for index in 1...200 { links.send([answer("u-\(index)", to: queue, of: "anna")]) }
            var large = answer("large", to: queue, of: "anna")
            large.body = [UInt8](repeating: 0, count: LinkLimits().body + 1)
            links.send([large, answer("last", to: queue, of: "anna"), answer("notice", to: queue, of: nil)])
            let got = consumer.deliveries(202).compactMap { $0.envelope?.id.value }
            #expect(got.filter { $0 != "notice" } == (1...200).map { "u-\($0)" } + ["last"])
            #expect(got.contains("notice"))
            #expect(told.losses(of: "anna") == 1)
            #expect(links.count == 2)
        }

        @Test("L'adresse fausse d'un demandeur ne coûte rien aux réponses d'un autre, ni aux événements")
        func bogusAddress() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("honest")
            let told = Told()
            let links = try links(told)
            let publisher = try PublishingConnection(broker.address())
            let consumer = try ConsumingConnection(broker.address())
            defer { links.close(); consumer.close(); publisher.close() }
            try consumer.subscribe(to: queue, prefetch: 500)
            for index in 1...40 {
                links.send([answer("b-\(index)", to: Self.nowhere, of: "mallory")])
                links.send([answer("c-\(index)", to: "amq.rabbitmq.reply-to.AAAA.BBBB", of: "mallory")])
                links.send([answer("h-\(index)", to: queue, of: "anna")])
                try publisher.publish(message("e-\(index)", to: queue), token: UInt64(index))
                Thread.sleep(forTimeInterval: 0.05)
            }
            #expect(publisher.confirmations(40).count { $0.isConfirmed } == 40)
            let got = Set(consumer.deliveries(80).compactMap { $0.envelope?.id.value })
            #expect((1...40).allSatisfy { got.contains("h-\($0)") && got.contains("e-\($0)") })
            // It is told, and not with every answer.
            #expect(told.losses(of: "mallory") == 1)
            #expect(told.losses(of: "anna") == 0)
        }

        @Test("Sans réponse à envoyer, la connexion est rendue ; à la suivante elle est refaite")
        func idle() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("idle")
            let told = Told()
            let links = try links(told) { $0.idle = 200 }
            let consumer = try ConsumingConnection(broker.address())
            defer { links.close(); consumer.close() }
            try consumer.subscribe(to: queue, prefetch: 500)
            for round in 1...2 {
                links.send([answer("r-\(round)", to: queue, of: "anna")])
                #expect(consumer.deliveries(1).compactMap(\.envelope?.id.value) == ["r-\(round)"])
                let until = now() + 10_000
                while links.count > 0, now() < until { Thread.sleep(forTimeInterval: 0.02) }
                #expect(links.count == 0)
            }
        }

        @Test("Plus de demandeurs que de connexions : qui n'en a pas n'a pas de réponse, les autres si")
        func bounded() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("bounded")
            let links = try links(Told()) { $0.users = 2 }
            let consumer = try ConsumingConnection(broker.address())
            defer { links.close(); consumer.close() }
            try consumer.subscribe(to: queue, prefetch: 500)
            for asker in ["anna", "boris", "carla"] { links.send([answer("to-\(asker)", to: queue, of: asker)]) }
            #expect(consumer.deliveries(3, within: 3000).count == 2)
            #expect(links.count == 2)
        }
    }
}
