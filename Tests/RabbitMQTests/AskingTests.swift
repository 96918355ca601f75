import Contracts
import Foundation
import Messaging
import RabbitMQ
import Synchronization
import Testing

extension BrokerTests {
    @Suite struct Asking {
        @Test("Question et réponse, puis trois cents questions à la fois")
        func requests() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("asked")
            let responder = Responder(broker.address(), queue)
            responder.start()
            defer { responder.stop() }
            let asking = try RequestConnection(broker.address(user: "anna"))
            defer { asking.close() }
            // What somebody else answers in the place of who was asked is passed over.
            #expect(throws: RequestConnection.Failure.timedOut(milliseconds: 300)) {
                try asking.request(message("q-f", to: queue), of: "tester", timeoutMilliseconds: 300)
            }
            #expect(try asking.request(message("q-t", to: queue), of: "boris", timeoutMilliseconds: 10_000).body != [])
            var question = message("q-0", to: queue, body: Array("zero".utf8))
            question.envelope.dossier = "D-9"
            let answer = try asking.request(question, timeoutMilliseconds: 10_000)
            #expect(String(decoding: answer.body, as: UTF8.self) == #"{"asked":"zero"}"#)
            #expect(answer.envelope.inReplyTo == "q-0")
            #expect(answer.envelope.dossier == "D-9")
            #expect(answer.envelope.user == "boris")

            var open: Set<String> = []
            for index in 1...300 {
                try asking.send(message("q-\(index)", to: queue, body: Array("\(index)".utf8)))
                open.insert("q-\(index)")
            }
            // One more question in between loses none of the others' answers.
            #expect(
                try asking.request(message("q-x", to: queue), timeoutMilliseconds: 10_000).envelope.inReplyTo == "q-x"
            )
            let deadline = now() + 20_000
            while !open.isEmpty, now() < deadline {
                for one in asking.replies(timeoutMilliseconds: 500) {
                    guard case .reply(let envelope, let body) = one, let id = envelope.inReplyTo else {
                        Issue.record("\(one)")
                        return
                    }
                    #expect(open.remove(id.value) != nil)
                    #expect(String(decoding: body, as: UTF8.self) == #"{"asked":"\#(id.value.dropFirst(2))"}"#)
                    #expect(envelope.dossier == nil)
                }
            }
            #expect(open.isEmpty)
        }

        @Test("Une question que nulle file ne prend revient ; sans réponse à temps, on le sait")
        func unanswered() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("silent")
            let asking = try RequestConnection(broker.address())
            defer { asking.close() }
            let failure = #expect(throws: RequestConnection.Failure.self) {
                try asking.request(message("q-1", to: "no-such-service"), timeoutMilliseconds: 5000)
            }
            guard case .returned(let reason)? = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(reason.contains("no-such-service"))
            #expect(throws: RequestConnection.Failure.timedOut(milliseconds: 300)) {
                try asking.request(message("q-2", to: queue), timeoutMilliseconds: 300)
            }
            try asking.send(message("q-3", to: "no-such-service"))
            guard case .returned(command: "q-3", _)? = asking.replies(timeoutMilliseconds: 5000).first else {
                Issue.record("not returned")
                return
            }
        }

        @Test("Répondre à qui est parti n'est pas un échec")
        func askerIsGone() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("gone")
            let asking = try RequestConnection(broker.address())
            try asking.send(message("q-1", to: queue))
            _ = asking.replies(timeoutMilliseconds: 0)
            let consumer = try ConsumingConnection(broker.address())
            let publisher = try PublishingConnection(broker.address())
            defer { consumer.close(); publisher.close() }
            try consumer.subscribe(to: queue, prefetch: 1)
            let question = try #require(consumer.deliveries(1).first)
            let replyTo = try #require(question.envelope?.replyTo)
            asking.close()
            let outcomes = try publisher.publishAll([
                message("r-1", to: replyTo, mandatory: false),
                message("r-2", to: "amq.rabbitmq.reply-to.of-nobody", mandatory: false),
                message("r-3", to: queue),
            ])
            #expect(outcomes.count { $0.isConfirmed } == 3)
        }
    }
}

/// Answers every question of a queue with its body, on a thread of its own, as user boris.
private final class Responder: Sendable {
    private let address: BrokerAddress
    private let queue: String
    private let isStopped = Flag()

    init(_ address: BrokerAddress, _ queue: String) {
        self.address = address
        self.queue = queue
    }

    func start() {
        Thread.detachNewThread { [self] in
            var publishing = address
            publishing.user = "boris"
            guard let consumer = try? ConsumingConnection(address) else { return }
            let links = AnswerLinks(publishing) { _ in }
            defer { consumer.close(); links.close() }
            try? consumer.subscribe(to: queue, prefetch: 100)
            while !isStopped.value {
                let events = consumer.wait(limit: 100, timeoutMilliseconds: 100)
                var tags: [UInt64] = []
                var answers: [Outgoing] = []
                for case .delivered(let delivery) in events {
                    guard let asked = delivery.envelope, let replyTo = asked.replyTo else { continue }
                    var answer = message("r-\(asked.id)", to: replyTo, mandatory: false, body: delivery.body)
                    answer.envelope.inReplyTo = asked.id
                    answer.envelope.dossier = asked.dossier
                    answer.envelope.takesBundles = asked.takesBundles
                    answer.body = Array(#"{"asked":""#.utf8) + delivery.body + Array(#""}"#.utf8)
                    answers.append(answer)
                    tags.append(delivery.tag)
                }
                links.send(answers)
                try? consumer.acknowledge(tags)
            }
        }
    }

    func stop() { isStopped.set() }
}

/// A flag that one thread sets and another reads.
private final class Flag: Sendable {
    private let state = Mutex(false)
    var value: Bool { state.withLock { $0 } }
    func set() { state.withLock { $0 = true } }
}
