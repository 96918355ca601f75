import Contracts
import Foundation
import Messaging
import RabbitMQ
import RabbitMQManagement
import Testing

extension ProcessTests {
    @Suite(.serialized) struct Environment {
        let system: LiveSystem

        init() throws { system = try LiveSystem.get() }

        func start(_ environment: [String: String]) throws -> Launched {
            try Launched("registration", environment: environment, log: system.folder)
        }

        func usual(_ changes: [String: String] = [:]) throws -> [String: String] {
            let usual = [
                "CCS_BROKER_URL": system.url("ccs-registration"), "CCS_DATA": try system.newStores("registration"),
            ]
            return usual.merging(changes) { $1 }
        }

        @Test("Un environnement incomplet est refusé avec toutes ses fautes")
        func everythingThatIsMissing() throws {
            let service = try start(["CCS_LOG_LEVEL": "loud"])
            #expect(service.exit(within: 20) == 78)
            for name in ["CCS_BROKER_URL", "CCS_DATA", "CCS_LOG_LEVEL"] { #expect(service.log.contains(name)) }
        }

        @Test("Un fichier de données avec cinq fautes est refusé avec les cinq")
        func schemeWithFiveFaults() throws {
            let folder = try system.newFolder("scheme")
            let source = "\(LiveSystem.root)/Shared/Scheme/Loading/Data"
            _ = try Launched.run("/bin/cp", ["-r", source + "/.", folder])
            let path = "\(folder)/branches/p2st.yaml"
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            var planted = 0
            let faulty = lines.map { line -> String in
                let text = String(line)
                guard planted < 5, !text.trimmingCharacters(in: .whitespaces).isEmpty, text.contains(": "),
                    !text.contains("#"), let colon = text.range(of: ": ")
                else { return text }
                let key = text[..<colon.lowerBound]
                guard key.last?.isLetter == true else { return text }
                planted += 1
                return "\(key)x\(text[colon.lowerBound...])"
            }
            try faulty.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
            let service = try start(try usual(["CCS_SCHEME": folder]))
            #expect(service.exit(within: 20) == 78)
            // Each misspelt key is told, and so is what is missing because of it.
            #expect(service.log.components(separatedBy: "branches/p2st.yaml").count - 1 >= 5, "\(service.log)")
        }

        @Test("Un registre d'une version plus récente n'est pas ouvert")
        func newerStore() throws {
            let environment = try usual()
            let first = try start(environment)
            #expect(first.says("holds registration"), "\(first.log)")
            first.signal(SIGTERM)
            #expect(first.exit(within: 10) == 0)
            let file = "\(environment["CCS_DATA"] ?? "")/registration.sqlite"
            let changed = try Launched.run(
                "/usr/bin/sqlite3",
                [file, "INSERT INTO grdb_migrations VALUES('from the year 2099')"]
            )
            try #require(changed.status == 0, "\(changed.output)")
            let second = try start(environment)
            #expect(second.exit(within: 20) == 78)
            #expect(second.log.contains("newer program"))
        }

        @Test("Deux programmes n'écrivent pas le même registre")
        func storeInUse() throws {
            let environment = try usual()
            let first = try start(environment)
            #expect(first.says("holds registration"), "\(first.log)")
            let second = try start(environment)
            #expect(second.exit(within: 20) == 78)
            #expect(second.log.contains("another process"))
        }

        @Test("Sans courtier, ou avec un mot de passe refusé, il le dit, réessaie, et s'arrête quand on le demande")
        func noBroker() throws {
            let nobody = try start(try usual(["CCS_BROKER_URL": system.url("ccs-registration", port: 1)]))
            #expect(nobody.says("broker:"), "\(nobody.log)")
            let refused = try start(
                try usual(["CCS_BROKER_URL": system.url("ccs-registration", password: "wrong")])
            )
            #expect(refused.says("refuse"), "\(refused.log)")
            for service in [nobody, refused] {
                #expect(service.isRunning)
                service.signal(SIGTERM)
                #expect(service.exit(within: 10) == 0)
            }
        }

        @Test("Une file qui manque est nommée; une fois là, il travaille")
        func queueMissing() async throws {
            let management = try system.management()
            try management.deleteQueue("ccs.certification", vhost: "ccs")
            let service = try Launched(
                "certification",
                environment: [
                    "CCS_BROKER_URL": system.url("ccs-certification"),
                    "CCS_DATA": try system.newStores("certification"),
                ],
                log: system.folder
            )
            #expect(service.says("ccs.certification"), "\(service.log)")
            try management.put(BrokerTopology.Queue("ccs.certification"), vhost: "ccs")
            try management.put(
                BrokerTopology.Binding(exchange: Routes.commands, queue: "ccs.certification", key: "certification"),
                vhost: "ccs"
            )
            #expect(service.says("takes messages", within: 30), "\(service.log)")
            for type in [CertificateAwarded.type, DecisionRescinded.type] {
                try management.put(
                    BrokerTopology.Binding(
                        exchange: Routes.events,
                        queue: "ccs.certification",
                        key: type.routingKey
                    ),
                    vhost: "ccs"
                )
            }
        }

        @Test("Disque plein: rien n'est perdu, rien n'est doublé, et il reprend quand il y a de la place")
        func fullDisk() throws {
            let folder = try system.newFolder("small")
            let mounted = try Launched.run("/bin/mount", ["-t", "tmpfs", "-o", "size=3m", "tmpfs", folder])
            try #require(mounted.status == 0, "this test mounts a small tmpfs: \(mounted.output)")
            defer { _ = try? Launched.run("/bin/umount", ["-l", folder]) }
            try system.lay(["registration"], in: folder)
            let service = try start(try usual(["CCS_DATA": folder]))
            #expect(service.says("takes messages"), "\(service.log)")
            let portal = try system.requester()
            var sent: [MessageID] = []
            var answers: [MessageID: Contracts.Answer] = [:]
            func collect(_ milliseconds: Int) throws {
                for case .reply(let envelope, let body) in portal.replies(timeoutMilliseconds: milliseconds) {
                    guard let id = envelope.inReplyTo else { continue }
                    answers[id] = try JSONDecoder().decode(Contracts.Answer.self, from: Data(body))
                }
            }
            for number in 0..<4000 {
                let message = portal.outgoing(
                    [UInt8](try JSONEncoder().encode(emptyRegistration(number))),
                    RegisterCandidate.type,
                    "registration",
                    Actor(.candidate, "P-1")
                )
                sent.append(message.envelope.id)
                try portal.send(message)
                if number % 50 == 0 { try collect(1) }
                if service.log.contains("nothing is acknowledged") { break }
            }
            #expect(service.says("nothing is acknowledged"), "\(service.log)")
            let answeredWhenFull = answers.count
            let larger = try Launched.run("/bin/mount", ["-o", "remount,size=200m", folder])
            try #require(larger.status == 0, "\(larger.output)")
            #expect(
                eventually(within: 60) {
                    try? collect(50)
                    return answers.count == sent.count
                },
                "\(answers.count) of \(sent.count) answered, \(answeredWhenFull) when it was full"
            )
            #expect(service.says("works again"))
            #expect(Set(answers.keys) == Set(sent))
        }
    }
}
