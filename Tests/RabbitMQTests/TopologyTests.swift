import Contracts
import Foundation
import Messaging
import RabbitMQ
import Testing

@testable import RabbitMQManagement

@Test("Le condensé du mot de passe est celui que RabbitMQ documente")
func passwordHashIsRabbitMQs() {
    #expect(passwordHash("test12", salt: 0x908D_C60A) == "kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR")
}

@Test("Une définition sans mot de passe nomme ceux qui manquent")
func definitionsNeedPasswords() throws {
    let topology = BrokerTopology(users: [.init("a"), .init("b"), .init("c")])
    #expect(throws: DefinitionsError.passwordMissing(["a", "c"])) {
        try topology.definitionsJSON(passwords: ["b": "x", "c": ""])
    }
    // A salted hash is Base64 text: no password here can stand in one by chance.
    let passwords = ["a": "(first)", "b": "(second)", "c": "(third)"]
    let text = String(decoding: try topology.definitionsJSON(passwords: passwords), as: UTF8.self)
    #expect(passwords.values.allSatisfy { !text.contains($0) })
    #expect(text.contains("password_hash"))
}

@Test("La différence dit ce qui manque, ce qui est de trop et ce qui est autre")
func differences() {
    let expected = BrokerTopology(
        exchanges: [.init("ccs.events")],
        queues: [.init("jury"), .init("portal")],
        bindings: [.init(exchange: "ccs.events", queue: "jury", key: "a.b")],
        users: [.init("jury", read: "jury")]
    )
    let live = BrokerTopology(
        exchanges: [.init("ccs.events", kind: "fanout")],
        queues: [.init("jury"), .init("old")],
        bindings: [.init(exchange: "ccs.events", queue: "jury", key: "#")],
        users: [.init("jury", read: ".*")]
    )
    #expect(
        expected.difference(from: live).map(\.description) == [
            "exchange ccs.events: is fanout {}, should be topic {}", "queue old: unexpected", "queue portal: missing",
            "binding ccs.events → jury (#): unexpected", "binding ccs.events → jury (a.b): missing",
            "user jury: is configure \"\", write \"\", read \".*\", should be configure \"\", write \"\", read \"jury\"",
        ]
    )
    #expect(expected.difference(from: expected) == [])
}

extension BrokerTests {
    @Suite struct Topology {
        @Test("Appliquée, la topologie est là ; changée, la différence est dite et réparée")
        func applied() throws {
            let broker = try TestBroker.get()
            let api = broker.management
            // A virtual host of its own, so that the other tests' queues are not in the way.
            try api.put(["vhosts", "topology"], [String: String]())
            let patterns = ["configure": ".*", "write": ".*", "read": ".*"]
            try api.put(["permissions", "topology", "tester"], patterns)
            let user = BrokerTopology.User(
                "branch",
                tags: ["monitoring"],
                configure: "^partner\\.",
                read: "^partner\\.",
                topics: [.init(exchange: "ccs.partners", read: "^[a-z*-]+\\.[a-z*-]+\\.p2st$")],
                maximumConnections: 5,
                maximumChannels: 7
            )
            var wanted = BrokerTopology(
                vhost: "topology",
                exchanges: [.init("ccs.events"), .init("ccs.partners")],
                queues: [
                    .init("ccs.jury"),
                    .init(
                        "partner.a",
                        arguments: ["x-queue-type": "classic", "x-max-length-bytes": 1000, "x-overflow": "drop-head"]
                    ),
                ],
                bindings: [
                    .init(exchange: "ccs.events", queue: "ccs.jury", key: "evaluation.#"),
                    .init(exchange: "ccs.partners", queue: "partner.a", key: "*.*.p2st"),
                ],
                users: [user]
            )
            let others: Set<String> = ["tester", "anna", "boris", "vera"]
            func left(_ differences: [TopologyDifference]) -> [String] {
                differences.filter { !($0.subject == .user && others.contains($0.name)) }.map(\.description)
            }
            #expect(throws: DefinitionsError.passwordMissing(["branch"])) { try api.apply(wanted) }
            #expect(left(try api.apply(wanted, passwords: ["branch": "throwaway-1"])) == [])
            // Somebody changes things by hand.
            try api.deleteQueue("ccs.jury", vhost: "topology")
            try api.put(BrokerTopology.Queue("stray", arguments: ["x-queue-type": "classic"]), vhost: "topology")
            try api.put(BrokerTopology.Queue("stray-quorum"), vhost: "topology")
            try api.put(
                BrokerTopology.Binding(exchange: "ccs.events", queue: "stray", key: "#"),
                vhost: "topology"
            )
            try api.put(BrokerTopology.User("branch", read: ".*"), password: nil, vhost: "topology")
            let found = left(wanted.difference(from: try api.topology(vhost: "topology")))
            #expect(found.count == 6, "\(found)")
            #expect(found.contains("queue ccs.jury: missing") && found.contains("queue stray: unexpected"))
            #expect(
                left(try api.apply(wanted)) == [
                    "queue stray: unexpected", "queue stray-quorum: unexpected",
                    "binding ccs.events → stray (#): unexpected",
                ]
            )
            #expect(left(try api.apply(wanted, removing: true, keeping: others)) == ["queue stray-quorum: unexpected"])
            try api.deleteQueue("stray-quorum", vhost: "topology")
            // The password has been kept through all of that.
            var address = broker.address(user: "branch")
            address.password = "throwaway-1"
            address.vhost = "topology"
            let connection = try ConsumingConnection(address)
            connection.close()
            // What only deleting would change stays, and is told.
            wanted.queues[1].arguments["x-max-length-bytes"] = 2000
            let stays = left(try api.apply(wanted))
            #expect(stays.count == 1 && stays[0].contains("2000"), "\(stays)")
        }

        @Test("L'interface refuse un mauvais mot de passe, et l'erreur ne le montre pas")
        func managementRefuses() throws {
            let broker = try TestBroker.get()
            let url = "http://127.0.0.1:\(broker.ports["management"] ?? 0)"
            let api = try ManagementAPI(url: url, user: "tester", password: "wrong-secret")
            let failure = #expect(throws: ManagementError.self) { try api.queues() }
            guard case .refused(status: 401, let reason)? = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(!reason.contains("wrong-secret"))
            #expect(throws: ManagementError.self) { try ManagementAPI(url: "localhost", user: "a", password: "b") }
            let nobody = try ManagementAPI(url: "http://127.0.0.1:1", user: "a", password: "b")
            let absent = #expect(throws: ManagementError.self) { try nobody.queues() }
            guard case .unreachable? = absent else {
                Issue.record("\(String(describing: absent))")
                return
            }
            let missing = #expect(throws: ManagementError.self) { try broker.management.queue("no/such") }
            guard case .refused(status: 404, _)? = missing else {
                Issue.record("\(String(describing: missing))")
                return
            }
            try broker.management.deleteQueue("no/such")
        }
    }
}
