import Contracts
import Foundation
import Messaging
import RabbitMQ
import RabbitMQManagement
import Scheme
import SchemeLoading
import Testing
import Topology

extension ProcessTests {
    /// A broker drops what it has delivered too often, unless it is told not to: RabbitMQ 4 after twenty times.
    @Suite(.serialized) struct Dropping {
        let system: LiveSystem
        let management: ManagementAPI

        init() throws {
            system = try LiveSystem.get()
            management = try system.management()
        }

        func wanted() throws -> BrokerTopology { .ccs(.ccs(panels: try SchemeLoader.bundled().panels).heardByPortal()) }

        /// Twenty-five connections that take everything and are gone; what is left then.
        func left(in queue: String, after rounds: Int = 25) throws -> Int {
            try management.put(BrokerTopology.Queue(queue), vhost: "ccs")
            defer { try? management.deleteQueue(queue, vhost: "ccs") }
            let address = try BrokerAddress(url: system.url(Routes.operatorUser), name: "dropping")
            let publisher = try PublishingConnection(address)
            defer { publisher.close() }
            for number in 1...60 {
                let head = Envelope(id: newID(), type: Answer.type, source: "tests", time: Instant(milliseconds: 0))
                let message = Outgoing(exchange: "", key: queue, mandatory: true, envelope: head, body: [1])
                try publisher.publish(message, token: UInt64(number))
            }
            #expect(
                eventually(within: 10) {
                    _ = publisher.wait(timeoutMilliseconds: 50)
                    return publisher.unconfirmed == 0
                }
            )
            func taken(_ consumer: ConsumingConnection) throws -> Int {
                try consumer.subscribe(to: queue, prefetch: 256)
                var count = 0
                _ = eventually(within: 2) {
                    count += consumer.wait(limit: 100, timeoutMilliseconds: 100).count
                    return count >= 60
                }
                return count
            }
            for _ in 0..<rounds {
                let consumer = try ConsumingConnection(address)
                let count = try taken(consumer)
                consumer.close()
                if count == 0 { return 0 }
            }
            let last = try ConsumingConnection(address)
            defer { last.close() }
            return try taken(last)
        }

        @Test("Vingt-cinq fois délivré, rien n'est jeté; avec la limite qu'un courtier se donne, tout l'est")
        func nothingIsDropped() throws {
            #expect(try left(in: "ccs.replies.ccs-operator.trial-kept") == 60)
            // The control: the limit that RabbitMQ 4 has by itself, laid over ours by whoever runs the broker.
            let theirs = BrokerTopology.Policy("theirs", pattern: "trial", definition: ["delivery-limit": 20])
            try management.put(theirs, vhost: "ccs", byOperator: true)
            defer { try? management.deletePolicy("theirs", vhost: "ccs", byOperator: true) }
            #expect(try left(in: "ccs.replies.ccs-operator.trial-dropped") == 0)
        }

        @Test("Un service qui meurt vingt-cinq fois avec soixante commandes en main répond ensuite aux soixante")
        func crashLoop() throws {
            var environment = [
                "CCS_BROKER_URL": system.url("ccs-registration"), "CCS_DATA": try system.newStores("registration"),
            ]
            let portal = try system.requester()
            var open: Set<MessageID> = []
            for number in 0..<60 {
                let message = portal.outgoing(
                    try encoded(emptyRegistration(number)),
                    RegisterCandidate.type,
                    "registration",
                    Actor(.candidate, "P-1")
                )
                open.insert(message.envelope.id)
                try portal.send(message)
            }
            environment["CCS_CRASH_AT"] = "taken:1"
            for life in 1...25 {
                let service = try Launched("registration", environment: environment, log: system.folder)
                let end = service.exit(within: 20)
                try #require(end != nil && end != 0 && end != 78, "life \(life): \(service.log)")
            }
            environment["CCS_CRASH_AT"] = nil
            let service = try Launched("registration", environment: environment, log: system.folder)
            #expect(
                eventually(within: 30) {
                    for case .reply(let envelope, _) in portal.replies(timeoutMilliseconds: 50) {
                        if let id = envelope.inReplyTo { open.remove(id) }
                    }
                    return open.isEmpty
                },
                "\(open.count) of 60 without an answer: \(service.log)"
            )
        }

        @Test("Sur un courtier que personne n'a comparé, ou qui n'est pas comme il doit, aucun service ne commence")
        func refusesToStart() throws {
            let theirs = BrokerTopology.Policy("theirs", pattern: ".*", definition: ["delivery-limit": 20])
            try management.put(theirs, vhost: "ccs", byOperator: true)
            try management.put(theirs, vhost: "ccs")
            try management.put(limit: "max-queues", 10_000, vhost: "ccs")
            defer { _ = try? management.compare(with: wanted()) }
            let found = try management.compare(with: wanted()).map(\.description)
            try management.deletePolicy("theirs", vhost: "ccs", byOperator: true)
            #expect(found.contains { $0.hasPrefix("operator policy theirs: unexpected") }, "\(found)")
            #expect(found.contains { $0.hasPrefix("policy theirs: unexpected") }, "\(found)")
            #expect(found.contains { $0.hasPrefix("limit max-queues: is 10000") }, "\(found)")
            #expect(found.count == 3, "\(found)")
            let environment = [
                "CCS_BROKER_URL": system.url("ccs-registration"), "CCS_DATA": try system.newStores("registration"),
            ]
            let refused = try Launched("registration", environment: environment, log: system.folder)
            #expect(refused.exit(within: 20) == 78, "\(refused.log)")
            #expect(refused.log.contains("ccs topology check"))
            #expect(!refused.log.contains("takes messages"))
            // Mended, and found to be as it should be.
            #expect(try management.apply(wanted(), removing: true) == [])
            let starts = try Launched("registration", environment: environment, log: system.folder)
            #expect(starts.says("takes messages"), "\(starts.log)")
            // One that works already waits, and goes on once the broker is put right.
            try management.put(theirs, vhost: "ccs")
            #expect(try management.compare(with: wanted()).count == 1)
            // The interface knows a connection after some seconds only.
            func own() -> [String] {
                ((try? management.connections()) ?? []).filter { $0.user == "ccs-registration" }.map(\.name)
            }
            try #require(eventually(within: 20) { !own().isEmpty })
            for connection in own() { try management.closeConnection(connection, reason: "a test") }
            #expect(starts.says("ccs topology check"), "\(starts.log)")
            #expect(starts.isRunning)
            try management.deletePolicy("theirs", vhost: "ccs")
            #expect(try management.compare(with: wanted()) == [])
            #expect(
                eventually(within: 20) { starts.log.components(separatedBy: "takes messages").count == 3 },
                "\(starts.log)"
            )
        }
    }
}
