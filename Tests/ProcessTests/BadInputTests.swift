import Contracts
import Foundation
import Messaging
import RabbitMQ
import Testing

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

        func deadReasons() throws -> Set<String> {
            let asking = try system.requester(Routes.operatorUser)
            guard case .status(let status, _) = try asking.inquire(.status, of: "registration") else { return [] }
            return Set(status.dead.keys)
        }
    }
}
