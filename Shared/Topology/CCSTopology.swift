public import Contracts
public import RabbitMQ

/// What the system needs on the broker, out of its routes: the one value from which come the broker's definitions, the
/// permissions, and what is compared with a live broker.
extension BrokerTopology {
    /// Exchanges, queues, bindings and users for these routes.
    public static func ccs(_ routes: Routes, vhost: String = "ccs") -> BrokerTopology {
        BrokerTopology(
            vhost: vhost,
            exchanges: [
                Exchange(Routes.commands, kind: "direct"),
                Exchange(Routes.events, kind: "topic"),
                Exchange(Routes.partners, kind: "topic"),
            ],
            queues: routes.stores.flatMap(queues(ofStore:)) + [Queue("ccs.presence.jury", arguments: classic)],
            bindings: routes.stores.flatMap { store in
                [Binding(exchange: Routes.commands, queue: Routes.queue(ofStore: store), key: store)]
            } + eventBindings(routes),
            users: services(routes) + people
        )
    }

    private static let classic: [String: Argument] = ["x-queue-type": "classic"]

    /// Messages, inquiries (worth nothing after a minute), notices of dead letters (bounded: the letters themselves
    /// lie in the store), and the store's mark: the last one, which no number of readings takes away.
    private static func queues(ofStore store: String) -> [Queue] {
        [
            Queue(Routes.queue(ofStore: store)),
            Queue(
                Routes.inquiryQueue(ofStore: store),
                arguments: ["x-queue-type": "classic", "x-message-ttl": 60_000]
            ),
            Queue(
                "\(Routes.queue(ofStore: store)).dead",
                arguments: ["x-queue-type": "quorum", "x-max-length": 10_000, "x-overflow": "drop-head"]
            ),
            Queue(
                Routes.markQueue(ofStore: store),
                arguments: [
                    "x-queue-type": "quorum", "x-max-length": 1, "x-overflow": "drop-head",
                    "x-delivery-limit": 1_000_000_000,
                ]
            ),
        ]
    }

    /// A panel is told what is addressed to it, and what is addressed to no panel.
    private static func eventBindings(_ routes: Routes) -> [Binding] {
        routes.listeners.keys.sorted { $0.value < $1.value }.flatMap { type in
            routes.stores.flatMap { store -> [Binding] in
                let panel = store.hasPrefix("jury.") ? PanelID(String(store.dropFirst(5))) : nil
                guard routes.stores(listeningTo: type, addressed: panel).contains(store) else { return [] }
                let keys = Set([
                    Routes.routingKey(of: type, addressed: panel), Routes.routingKey(of: type, addressed: nil),
                ])
                return keys.sorted().map {
                    Binding(exchange: Routes.events, queue: Routes.queue(ofStore: store), key: $0)
                }
            }
        }
    }

    /// Each service with the least it needs: it takes from its own queues, publishes events of its own, answers.
    private static func services(_ routes: Routes) -> [User] {
        ["registration", "evaluation", "jury", "certification"].map { service in
            let own =
                service == "jury"
                ? #"ccs\.jury\..*|ccs\.mark\.jury\..*"#
                : "ccs\\.\(service)(\\.inquiries|\\.dead)?|ccs\\.mark\\.\(service)"
            let leases = service == "jury" ? #"^ccs\.lease\..*$"# : "^ccs\\.lease\\.\(service)$"
            let presence = service == "jury" ? #"|ccs\.presence\.jury|ccs\.lease\..*"# : ""
            // The default exchange carries answers, dead-letter notices, and what an audit has published again.
            return User(
                "ccs-\(service)",
                configure: leases,
                write: #"^(ccs\.events|ccs\.partners|amq\.default)$"#,
                read: "^(\(own)\(presence))$",
                topics: [
                    .init(exchange: Routes.events, write: "^\(service)\\.", read: "^$"),
                    .init(exchange: Routes.partners, write: "^\(service)\\.", read: "^$"),
                ]
            )
        }
    }

    /// Those who act for people, and the operator, who alone may ask stores and change the topology.
    private static var people: [User] {
        [
            // Beside the broker's direct reply-to, queues of its own for answers.
            User(
                "ccs-portal",
                configure: #"^ccs\.replies\.ccs-portal\..+$"#,
                write: #"^ccs\.commands$"#,
                read: #"^ccs\.replies\.ccs-portal\..+$"#
            ),
            User(
                Routes.operatorUser,
                tags: ["administrator"],
                configure: ".*",
                write: ".*",
                read: ".*"
            ),
        ]
    }
}
