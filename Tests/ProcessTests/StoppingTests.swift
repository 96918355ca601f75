import Contracts
import Foundation
import Messaging
import RabbitMQ
import Testing

extension ProcessTests {
    @Suite(.serialized) struct Stopping {
        @Test("SIGTERM: ce qui est pris est fini; le reste attend, et tout reçoit une réponse")
        func drains() throws {
            let system = try LiveSystem.get()
            let environment = [
                "CCS_BROKER_URL": system.url("ccs-registration"), "CCS_DATA": try system.newStores("registration"),
            ]
            let service = try Launched("registration", environment: environment, log: system.folder)
            #expect(service.says("takes messages"), "\(service.log)")
            let portal = try system.requester()
            var sent: Set<MessageID> = []
            for number in 0..<2000 {
                let message = portal.outgoing(
                    [UInt8](try JSONEncoder().encode(emptyRegistration(number))),
                    RegisterCandidate.type,
                    "registration",
                    Actor(.candidate, "P-1")
                )
                sent.insert(message.envelope.id)
                try portal.send(message)
                if number == 700 { service.signal(SIGTERM) }
            }
            #expect(service.exit(within: 10) == 0, "\(service.log)")
            let again = try Launched("registration", environment: environment, log: system.folder)
            var answered: Set<MessageID> = []
            #expect(
                eventually(within: 60) {
                    for case .reply(let envelope, _) in portal.replies(timeoutMilliseconds: 50) {
                        if let id = envelope.inReplyTo { answered.insert(id) }
                    }
                    return answered == sent
                },
                "\(answered.count) of \(sent.count): \(again.log)"
            )
            let asking = try system.requester(Routes.operatorUser)
            guard case .status(let status, _) = try asking.inquire(.status, of: "registration") else {
                Issue.record("no status")
                return
            }
            #expect(status.inbox == sent.count)
            #expect(try asking.inquire(.verify, of: "registration") == .faults([]))
        }

        @Test("Un second signal arrête aussitôt")
        func secondSignal() throws {
            let system = try LiveSystem.get()
            // Each message takes half a minute: the first signal waits for the one in work, the second does not.
            let service = try Launched(
                "registration",
                environment: [
                    "CCS_BROKER_URL": system.url("ccs-registration"), "CCS_DATA": try system.newStores("registration"),
                    "CCS_WAIT_AT": "insideMessage:30000",
                ],
                log: system.folder
            )
            #expect(service.says("takes messages"), "\(service.log)")
            let portal = try system.requester()
            try portal.send(
                portal.outgoing(
                    try encoded(emptyRegistration()),
                    RegisterCandidate.type,
                    "registration",
                    Actor(.candidate, "P-1")
                )
            )
            Thread.sleep(forTimeInterval: 1)
            service.signal(SIGTERM)
            #expect(service.exit(within: 2) == nil)
            service.signal(SIGTERM)
            #expect(service.exit(within: 2) == 128 + SIGTERM)
        }

        @Test("Deux ouvriers du jury se partagent les commissions; celui qui reste les prend toutes")
        func juryShares() throws {
            let system = try LiveSystem.get()
            let environment = [
                "CCS_BROKER_URL": system.url("ccs-jury-p2st"),
                "CCS_DATA": try system.newStores("jury.p2st-1", "jury.p2st-2"),
            ]
            let first = try Launched("jury", environment: environment, log: system.folder)
            #expect(first.says("holds jury.p2st-1"), "\(first.log)")
            #expect(first.says("holds jury.p2st-2"), "\(first.log)")
            let second = try Launched("jury", environment: environment, log: system.folder)
            // Two panels, two workers: one each.
            #expect(second.says("holds jury.", within: 30), "\(second.log)\n\(first.log)")
            #expect(first.says("another worker is there to hold it"))
            #expect(!first.log.contains("logi-1"), "another branch's panel")
            first.signal(SIGKILL)
            for panel in ["p2st-1", "p2st-2"] {
                #expect(second.says("holds jury.\(panel)", within: 60), "\(second.log)")
            }
        }
    }
}
