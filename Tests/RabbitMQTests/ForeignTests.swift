import Contracts
import Foundation
import Messaging
import RabbitMQ
import Testing

@testable import RabbitMQManagement

extension BrokerTests {
    @Suite struct Foreign {
        @Test(
            "Les attributs CloudEvents se lisent sous leurs trois écritures",
            arguments: ["cloudEvents:", "cloudEvents_", "ce-"]
        )
        func spellings(prefix: String) throws {
            let got = try passed(
                properties: ["user_id": "tester", "correlation_id": "D-4"],
                headers: [
                    "\(prefix)specversion": "1.0", "\(prefix)id": "f-1", "\(prefix)type": "partner.thing.v1",
                    "\(prefix)source": "partner.p2st", "\(prefix)subject": "thing/1",
                    "\(prefix)time": "2026-11-23T04:31:00Z", "ccs_version": 3, "ccs_after": "a,b", "unknown": ["x": 1],
                ]
            )
            var expected = Envelope(
                id: "f-1",
                type: "partner.thing.v1",
                source: "partner.p2st",
                subject: "thing/1",
                time: Instant("2026-11-23T04:31:00Z")!
            )
            expected.user = "tester"
            expected.dossier = "D-4"
            expected.version = 3
            expected.after = ["a", "b"]
            #expect(got.envelope == expected)
            #expect(got.unreadable == nil)
        }

        @Test("Les propriétés seules suffisent")
        func propertiesOnly() throws {
            let got = try passed(
                properties: ["message_id": "f-2", "type": "a.b.v1", "app_id": "partner", "timestamp": 1_795_408_260],
                headers: [:]
            )
            let expected = Envelope(
                id: "f-2",
                type: "a.b.v1",
                source: "partner",
                time: Instant(milliseconds: 1_795_408_260_000)
            )
            #expect(got.envelope == expected)
        }

        /// What is wrong, and the word by which the text names it.
        private static func unreadable() -> [(properties: [String: Any], headers: [String: Any], names: String)] {
            let good: [String: Any] = [
                "cloudEvents_specversion": "1.0", "cloudEvents_id": "f-1", "cloudEvents_type": "a.b.v1",
                "cloudEvents_source": "partner", "cloudEvents_time": "2026-11-23T04:31:00Z",
            ]
            func with(_ name: String, _ value: Any?) -> [String: Any] {
                var headers = good
                headers[name] = value
                return headers
            }
            return [
                ([:], [:], "message_id"),
                ([:], with("cloudEvents_id", nil), "cloudEvents_id"),
                ([:], with("cloudEvents_id", 7), "cloudEvents_id"),
                ([:], with("cloudEvents_id", ["a": ["b": [1, 2]]]), "cloudEvents_id"),
                ([:], with("cloudEvents_id", "not an identifier"), "letters, digits"),
                ([:], with("cloudEvents_id", String(repeating: "x", count: 65)), "1 to 64"),
                ([:], with("cloudEvents_type", ""), "empty"),
                ([:], with("cloudEvents_source", nil), "app_id"),
                ([:], with("cloudEvents_time", "yesterday"), "2026-11-23T04:31:00.123Z"),
                ([:], with("cloudEvents_time", "2026-02-30T04:31:00.000Z"), "cloudEvents_time"),
                ([:], with("cloudEvents_time", nil), "timestamp"),
                ([:], with("cloudEvents_specversion", "0.3"), "1.0"),
                ([:], with("ce-id", "f-2"), "two spellings"),
                ([:], with("ccs_version", "three"), "ccs_version"),
                ([:], with("ccs_version", -1), "ccs_version"),
                ([:], with("ccs_actor", "emperor:1"), "role:id"),
                ([:], with("ccs_after", "a,,b"), "ccs_after"),
                ([:], with("ccs_key", "k"), "or neither"),
                ([:], with("ccs_signature", "c2ln"), "or neither"),
                ([:], with("ccs_key", "not a key"), "ccs_key"),
                ([:], with("ccs_signature", "no base64"), "base64"),
                ([:], with("ccs_signature", String(repeating: "A", count: 257)), "at most 256"),
                ([:], with("ccs_client_data", "e30="), "ccs_authenticator_data"),
                ([:], with("ccs_previous", "a=1,a=2"), "twice"),
                ([:], with("ccs_previous", "a"), "listener=version"),
                ([:], with("ccs_causation", "é"), "ccs_causation"),
                (["message_id": "f-9"], good, "contradict"),
                (["type": "a.c.v1"], good, "contradict"),
                (["app_id": "other"], good, "contradict"),
                (["correlation_id": "not a file"], good, "correlation_id"),
            ]
        }

        @Test("L'illisible est livré avec sa raison, jamais tu", arguments: 0..<30)
        func unreadable(index: Int) throws {
            let one = Self.unreadable()[index]
            let got = try passed(properties: one.properties, headers: one.headers)
            #expect(got.envelope == nil)
            #expect(got.unreadable?.contains(one.names) == true, "\(got.unreadable ?? "readable")")
            #expect(got.body == Array("payload".utf8))
        }

        @Test("Le cachet du courtier ne contredit rien ; le compte de livraisons qu'écrit l'expéditeur ne compte pas")
        func stampedAndForged() throws {
            let got = try passed(
                properties: ["message_id": "f-3", "type": "a.b.v1", "app_id": "partner", "timestamp": 1_795_408_262],
                headers: ["cloudEvents_time": "2026-11-23T05:31:00+01:00", "x-delivery-count": 7]
            )
            #expect(got.envelope?.time == Instant("2026-11-23T04:31:00Z"))
            #expect(got.attempts == 0)
        }

        @Test("Un corps trop grand est livré sans lui, et les suivants entiers")
        func oversizedBody() throws {
            let broker = try TestBroker.get()
            let queue = try broker.queue("oversized")
            let publisher = try PublishingConnection(broker.address())
            var limits = LinkLimits()
            limits.body = 200_000
            let consumer = try ConsumingConnection(broker.address(), limits: limits)
            defer { publisher.close(); consumer.close() }
            try consumer.subscribe(to: queue, prefetch: 10)
            let sizes = [200_000, 200_001, 600_000, 10]
            _ = try publisher.publishAll(
                sizes.map { message("m-\($0)", to: queue, body: [UInt8](repeating: 1, count: $0)) }
            )
            let got = consumer.deliveries(4)
            #expect(got.map(\.body.count) == [200_000, 0, 0, 10])
            #expect(got.map { $0.envelope != nil } == [true, false, false, true])
            #expect(got[1].unreadable?.contains("200001") == true)
            #expect(got[1].misread?.code == "oversized")
            #expect(got[1].misread?.user == "tester")
            #expect(got[1].misread?.id == "m-200001")
            try consumer.acknowledge(got.map(\.tag))
        }

        /// Publishes as a program in no hurry would, over HTTP, and takes what arrives.
        private func passed(properties: [String: Any], headers: [String: Any]) throws -> Delivery {
            let broker = try TestBroker.get()
            let queue = try broker.queue("foreign")
            var all = properties
            all["headers"] = headers
            let body: [String: Any] = [
                "properties": all, "routing_key": queue, "payload": "payload", "payload_encoding": "string",
            ]
            let answer = try broker.management.request(
                "POST",
                ["exchanges", "/", "amq.default", "publish"],
                JSONSerialization.data(withJSONObject: body)
            )
            try #require(String(decoding: answer, as: UTF8.self).contains("\"routed\":true"))
            let consumer = try ConsumingConnection(broker.address())
            defer { consumer.close() }
            try consumer.subscribe(to: queue, prefetch: 1)
            return try #require(consumer.deliveries(1).first)
        }
    }
}
