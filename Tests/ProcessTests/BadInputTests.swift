import Contracts
import Foundation
import Messaging
import RabbitMQ
import Testing

@testable import RabbitMQManagement

extension ProcessTests {
    @Suite(.serialized) struct BadInput {
        let system: LiveSystem
        let service: Launched
        let portal: RequestConnection
        let candidate = Actor(.candidate, "P-1")

        init() throws {
            system = try LiveSystem.get()
            service = try Launched(
                "registration",
                environment: [
                    "CCS_BROKER_URL": system.url("ccs-registration"), "CCS_DATA": try system.newStores("registration"),
                ],
                log: system.folder
            )
            portal = try system.requester()
            try #require(service.says("takes messages"), "\(service.log)")
        }

        func refusal(_ answer: Answer) throws -> Refusal {
            guard case .refused(let refusal) = answer else {
                throw Launched.Failure(text: "not refused: \(answer)")
            }
            return refusal
        }

        @Test("Un dossier vide est refusé avec toutes ses fautes, et la même demande reçoit la même réponse")
        func everyFaultAtOnce() throws {
            let command = emptyRegistration()
            let id = newID()
            let first = try portal.ask(command, to: "registration", by: candidate, id: id)
            let refusal = try refusal(first)
            #expect(refusal.code == "registrationIsComplete")
            #expect(refusal.faults.count > 10)
            #expect(try portal.ask(command, to: "registration", by: candidate, id: id) == first)
            var other = command
            other.branch = "logi"
            let reused = try self.refusal(try portal.ask(other, to: "registration", by: candidate, id: id))
            #expect(reused.code == "idReusedWithAnotherBody")
        }

        @Test("Une branche, un dossier ou une personne inconnus sont refusés avec leur nom")
        func unknownThings() throws {
            var command = emptyRegistration()
            command.branch = "nowhere"
            let refusal = try refusal(try portal.ask(command, to: "registration", by: candidate))
            #expect(refusal.faults.contains { $0.path.contains("branch") } || refusal.code == "unknownBranch")
            let accept = AcceptRegistration(dossier: "D-unknown", officer: "O-1")
            let unknown = try self.refusal(
                try portal.ask(accept, to: "registration", by: Actor(.officer, "O-1", of: "p2st"))
            )
            #expect(unknown.code == "unknownFile")
        }

        @Test(
            "Ce qui ne peut être lu est refusé, avec le lieu de la faute, et gardé",
            arguments: [
                ("pas du JSON", "malformed"),
                (#"{"dossier":"D-1"}"#, "malformed"),
                (#"{"dossier":17,"branch":"p2st"}"#, "malformed"),
                (#"{"dossier":"un identifiant impossible"}"#, "malformed"),
            ]
        )
        func unreadableBodies(_ body: String, _ code: String) throws {
            let refusal = try refusal(
                try portal.ask(
                    body: [UInt8](body.utf8),
                    type: RegisterCandidate.type,
                    to: "registration",
                    by: candidate
                )
            )
            #expect(refusal.code.value == code)
            #expect(refusal.faults.count == 1)
            #expect(refusal.faults.first.map { !$0.path.isEmpty && !$0.expected.isEmpty } == true)
            #expect(try deadReasons().contains(code))
        }

        @Test("Un type inconnu, un corps trop grand, un expéditeur qui n'en a pas le droit sont refusés et gardés")
        func poison() throws {
            let unknown = try refusal(
                try portal.ask(body: [], type: "registration.never-heard.v1", to: "registration", by: candidate)
            )
            #expect(unknown.code == "unknownType")
            #expect(unknown.facts["detail"]?.contains("register-candidate") == true)
            let large = try refusal(
                try portal.ask(
                    body: [UInt8](repeating: 32, count: 1 << 20 + 1),
                    type: RegisterCandidate.type,
                    to: "registration",
                    by: candidate
                )
            )
            #expect(large.code == "oversized")
            // The portal does not speak for another service.
            let forged = try refusal(
                try portal.ask(
                    body: [UInt8](#"{}"#.utf8),
                    type: CertificateIssued.type,
                    to: "registration",
                    by: candidate
                )
            )
            #expect(forged.code == "notAllowed")
            let reasons = try deadReasons()
            for reason in ["unknownType", "oversized", "notAllowed"] { #expect(reasons.contains(reason)) }
            // And it goes on.
            #expect(
                try refusal(try portal.ask(emptyRegistration(), to: "registration", by: candidate)).code
                    == "registrationIsComplete"
            )
        }

        @Test("Une file de réponse disparue n'arrête rien")
        func replyQueueGone() throws {
            let gone = try system.requester()
            try gone.send(
                gone.outgoing(
                    [UInt8](try JSONEncoder().encode(emptyRegistration())),
                    RegisterCandidate.type,
                    "registration",
                    candidate
                )
            )
            gone.close()
            _ = try refusal(try portal.ask(emptyRegistration(), to: "registration", by: candidate))
            #expect(service.isRunning)
        }

        /// What a foreign program's properties and headers say, and the place of the fault; none where it is read.
        private static func foreign() -> [(properties: [String: Any], headers: [String: Any], fault: String?)] {
            [
                ([:], ["cloudEvents_time": "2024-11-23T05:31:00+01:00"], nil),
                ([:], ["cloudEvents_time": "2024-11-23t04:31:00z"], nil),
                (["timestamp": 1_732_336_262], ["cloudEvents_time": "2024-11-23T04:31:00.000Z"], nil),
                (["timestamp": 1_732_336_260], ["x-delivery-count": 5], nil), ([:], [:], "cloudEvents_time"),
                (["timestamp": 1_732_336_260_123], [:], "timestamp"),
                (["timestamp": 1], ["cloudEvents_specversion": "0.3"], "cloudEvents_specversion"),
                (["timestamp": 1], ["ccs_actor": "officer:A B"], "ccs_actor"),
                (["timestamp": 253_402_300_000], [:], "cloudEvents_time"),
            ]
        }

        @Test(
            "Ce qu'écrit un programme étranger reçoit une réponse : décidé, ou refusé avec la faute",
            arguments: 0..<9
        )
        func foreignPrograms(index: Int) throws {
            let one = Self.foreign()[index]
            let replies = "ccs.replies.ccs-operator.t-\(UInt32.random(in: 0...UInt32.max))"
            let management = try system.management()
            try management.put(BrokerTopology.Queue(replies, arguments: ["x-queue-type": "classic"]), vhost: "ccs")
            defer { try? management.deleteQueue(replies, vhost: "ccs") }
            let id = newID()
            // The operator's own: people act through others, erasures through this user.
            let command = ErasePerson(subject: "P-nobody")
            let properties: [String: Any] = one.properties.merging([
                "message_id": id.value, "type": ErasePerson.type.value, "app_id": "foreign",
                "user_id": Routes.operatorUser, "reply_to": replies, "headers": one.headers,
            ]) { $1 }
            _ = try management.request(
                "POST",
                ["exchanges", "ccs", Routes.commands, "publish"],
                JSONSerialization.data(withJSONObject: [
                    "properties": properties, "routing_key": "registration", "payload_encoding": "string",
                    "payload": String(decoding: try encoded(command), as: UTF8.self),
                ])
            )
            let consumer = try ConsumingConnection(BrokerAddress(url: system.url(Routes.operatorUser), name: "foreign"))
            defer { consumer.close() }
            try consumer.subscribe(to: replies, prefetch: 1)
            guard case .delivered(let got)? = consumer.wait(limit: 1, timeoutMilliseconds: 10_000).first else {
                Issue.record("no answer: \(service.log)")
                return
            }
            #expect(got.envelope?.inReplyTo == id)
            #expect(got.envelope?.user == "ccs-registration")
            let answer = try JSONDecoder().decode(Contracts.Answer.self, from: Data(got.body))
            guard let fault = one.fault else {
                if case .refused(let refusal) = answer { #expect(refusal.faults.isEmpty) }
                return
            }
            #expect(try refusal(answer).faults.map(\.path) == [fault])
        }

        @Test("Une adresse de réponse que le courtier n'admet pas ne coûte rien aux autres demandeurs")
        func bogusReplyAddress() throws {
            let address = try BrokerAddress(url: system.url("ccs-portal"), name: "bogus")
            let bogus = try PublishingConnection(address)
            let asking = try system.requester(Routes.operatorUser)
            defer { bogus.close(); asking.close() }
            var slowest = 0.0
            var token: UInt64 = 0
            for _ in 0..<40 {
                for reply in [
                    "amq.rabbitmq.reply-to.AAAA.BBBB", "ccs.presence.jury",
                    "amq.rabbitmq.reply-to.g2dkABNyYWJiaXRAbm93aGVyZS10by1iZQAAA5IAAAAAAA==.ZV9vbWl0dGVkX3NlY3JldA==",
                ] {
                    var message = portal.outgoing(
                        try encoded(emptyRegistration()),
                        RegisterCandidate.type,
                        "registration",
                        candidate
                    )
                    message.envelope.replyTo = reply
                    token += 1
                    try bogus.publish(message, token: token)
                }
                _ = bogus.wait(timeoutMilliseconds: 0)
                let before = Date()
                guard case .status = try asking.inquire(.status, of: "registration") else {
                    Issue.record("no status")
                    return
                }
                slowest = max(slowest, Date().timeIntervalSince(before))
                Thread.sleep(forTimeInterval: 0.03)
            }
            // Not a measure: an answer that had to be asked for again would have taken fifteen seconds.
            #expect(slowest < 10)
            #expect(service.isRunning)
            // Events have kept their connection, and the log its size.
            #expect(service.log.components(separatedBy: " publishes\n").count <= 2, "\(service.log)")
            #expect(service.log.components(separatedBy: "answers to ccs-portal could not be sent").count <= 3)
            #expect(try deadReasons().contains("unreadable"))
        }

        func deadReasons() throws -> Set<String> {
            let asking = try system.requester(Routes.operatorUser)
            guard case .status(let status, _) = try asking.inquire(.status, of: "registration") else { return [] }
            return Set(status.dead.keys)
        }
    }
}
