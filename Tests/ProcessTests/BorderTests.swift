import Contracts
import Foundation
import Messaging
import RabbitMQ
import Testing

extension ProcessTests {
    /// What a branch's juries may do on the broker.
    @Suite(.serialized) struct Borders {
        let system: LiveSystem
        init() throws { system = try LiveSystem.get() }

        private func consumer(_ user: String) throws -> ConsumingConnection {
            try ConsumingConnection(try BrokerAddress(url: system.url(user), name: "borders"))
        }

        @Test(
            "Les jurys d'une branche ne lisent que ses files",
            arguments: [
                ("ccs.jury.p2st-1", true), ("ccs.jury.p2st-2.inquiries", true), ("ccs.presence.jury.p2st", true),
                ("ccs.jury.logi-1", false), ("ccs.jury.logi-1.inquiries", false), ("ccs.presence.jury.logi", false),
                ("ccs.registration", false), ("ccs.certification", false),
            ]
        )
        func queues(_ queue: String, _ isOwn: Bool) throws {
            let connection = try consumer("ccs-jury-p2st")
            defer { connection.close() }
            if isOwn {
                try connection.subscribe(to: queue, prefetch: 1)
            } else {
                let failure = #expect(throws: BrokerError.self) { try connection.subscribe(to: queue, prefetch: 1) }
                #expect("\(String(describing: failure))".contains("ACCESS_REFUSED"))
            }
        }

        @Test("Et ne tiennent que ses baux")
        func leases() throws {
            for (user, lease, isOwn) in [
                ("ccs-jury-p2st", "ccs.lease.p2st-9", true), ("ccs-jury-p2st", "ccs.lease.p2st=one-more-0", true),
                ("ccs-jury-p2st", "ccs.lease.logi-9", false), ("ccs-jury-logi", "ccs.lease.p2st=one-more-0", false),
                ("ccs-jury-p2st", "ccs.lease.p2st-x-9", false), ("ccs-jury-p2st", "ccs.somewhere", false),
            ] {
                let keeper = try LeaseConnection(try BrokerAddress(url: system.url(user), name: "borders"))
                defer { keeper.close() }
                if isOwn {
                    #expect(try keeper.acquire(lease) == .taken, "\(user) \(lease)")
                } else {
                    #expect(throws: BrokerError.self, "\(user) \(lease)") { _ = try keeper.acquire(lease) }
                }
            }
        }

        @Test("Un ouvrier ne commence pas sous un utilisateur qui n'est celui d'aucune branche")
        func workerOfNoBranch() throws {
            let environment = ["CCS_BROKER_URL": system.url("ccs-portal"), "CCS_DATA": try system.newFolder()]
            let service = try Launched("jury", environment: environment, log: system.folder)
            #expect(service.exit(within: 20) == 78)
            #expect(service.log.contains("ccs-jury-logi, ccs-jury-p2st"), "\(service.log)")
            let elsewhere = try Launched(
                "jury",
                ["--panel", "logi-1"],
                environment: environment.merging(["CCS_BROKER_URL": system.url("ccs-jury-p2st")]) { $1 },
                log: system.folder
            )
            #expect(elsewhere.exit(within: 20) == 78)
            #expect(elsewhere.log.contains("p2st-1, p2st-2"), "\(elsewhere.log)")
        }

        @Test("Par TLS, avec l'autorité qu'il connaît, un service travaille ; avec une autre, il n'entre pas")
        func throughTLS() throws {
            let folder = try system.newStores("registration")
            let authority = "\(system.folder)/authority/ca.pem"
            let other = try Launched.run(
                "/bin/bash",
                ["-c", ". '\(LiveSystem.root)/ops/lib/authority.sh' && makeAuthority '\(folder)/other' localhost"]
            )
            try #require(other.status == 0, "\(other.output)")
            func start(trusting authority: String) throws -> Launched {
                let url = system.secureURL("ccs-registration", trusting: authority)
                let environment = ["CCS_BROKER_URL": url, "CCS_DATA": folder]
                return try Launched("registration", environment: environment, log: system.folder)
            }
            let stranger = try start(trusting: "\(folder)/other/ca.pem")
            #expect(stranger.says("no trusted connection"), "\(stranger.log)")
            #expect(!stranger.log.contains("takes messages"))
            stranger.signal(SIGKILL)
            #expect(stranger.exit(within: 10) != nil)
            let service = try start(trusting: authority)
            #expect(service.says("takes messages"), "\(service.log)")
            let url = system.secureURL("ccs-portal", trusting: authority)
            let portal = try RequestConnection(try BrokerAddress(url: url, name: "process tests"))
            defer { portal.close() }
            let answer = try portal.ask(emptyRegistration(), to: "registration", by: Actor(.candidate, "P-1"))
            guard case .refused = answer else {
                Issue.record("\(answer)")
                return
            }
        }

        @Test("En clair, le mot de passe ne part pas vers une autre machine; l'adresse peut être un fichier")
        func clearText() throws {
            let folder = try system.newStores("registration")
            let far = try Launched(
                "registration",
                environment: ["CCS_BROKER_URL": "amqp://ccs-registration:secret@10.1.2.3/ccs", "CCS_DATA": folder],
                log: system.folder
            )
            #expect(far.exit(within: 20) == 78)
            #expect(far.log.contains("in clear") && !far.log.contains("secret"), "\(far.log)")
            let file = "\(folder)/url"
            try (system.url("ccs-registration") + "\n").write(toFile: file, atomically: true, encoding: .utf8)
            let near = try Launched(
                "registration",
                environment: ["CCS_BROKER_URL_FILE": file, "CCS_DATA": folder],
                log: system.folder
            )
            #expect(near.says("takes messages"), "\(near.log)")
        }
    }
}
