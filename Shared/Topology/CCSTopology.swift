public import Contracts
public import RabbitMQ

/// What the system needs on the broker, out of its routes: the one value from which come the broker's definitions, the
/// permissions, and what is compared with a live broker.
extension BrokerTopology {
    /// Exchanges, queues, bindings and users for these routes.
    ///
    /// - Parameter demonstration: whether there is a user who acts for everybody.
    public static func ccs(_ routes: Routes, vhost: String = "ccs", demonstration: Bool = false) -> BrokerTopology {
        let queues =
            routes.stores.flatMap(queues(ofStore:)) + (routes.isHeardByPortal ? [portalQueue] : [])
            + routes.branches.map { Queue(Routes.presenceQueue(ofBranch: $0), arguments: classic) }
        var topology = BrokerTopology(
            vhost: vhost,
            exchanges: [
                Exchange(Routes.commands, kind: "direct"),
                Exchange(Routes.events, kind: "topic"),
                Exchange(Routes.partners, kind: "topic"),
            ],
            queues: queues,
            bindings: routes.stores.flatMap { store in
                [
                    Binding(exchange: Routes.commands, queue: Routes.queue(ofStore: store), key: store),
                    // The portal asks as it sends: so it needs no right to write into queues.
                    Binding(
                        exchange: Routes.commands,
                        queue: Routes.inquiryQueue(ofStore: store),
                        key: Routes.inquiryKey(ofStore: store)
                    ),
                ]
            } + eventBindings(routes) + portalBindings(routes),
            users: services(routes) + people + (demonstration ? [sender(Routes.demonstrationUser)] : []),
            policies: [neverDropped],
            // Beside these: leases, queues for answers, and those of partners.
            maximumQueues: queues.count + 256
        )
        topology.retiredUsers = [Routes.formerJuryUser]
        if !demonstration { topology.retiredUsers.insert(Routes.demonstrationUser) }
        topology.retiredQueues = ["ccs.presence.jury"]
        return topology
    }

    /// No message of ours is dropped for having been delivered often: the loop counts the deliveries that matter, in its
    /// store. From RabbitMQ 4 on a queue that says nothing drops after 20, and only 4 knows a limit that is none (-1): a
    /// number that is never reached means the same to all of them.
    private static let neverDropped = Policy(
        "ccs-never-dropped",
        pattern: #"^ccs\."#,
        definition: ["delivery-limit": 1_000_000_000]
    )

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

    /// What the portal's lists are made of. They can be made anew at any time: so the queue is of the kind that costs least, and
    /// bounded, for an installation without a portal. What was dropped leaves a gap, which the portal sees.
    private static let portalQueue = Queue(
        Routes.queue(ofStore: Routes.portal),
        arguments: ["x-queue-type": "classic", "x-max-length": 1_000_000, "x-overflow": "drop-head"]
    )

    /// The portal is told whatever panel an event is addressed to.
    private static func portalBindings(_ routes: Routes) -> [Binding] {
        routes.listeners.filter { $0.value.contains(Routes.portal) }.keys.sorted { $0.value < $1.value }.flatMap {
            type in
            [type.routingKey, "\(type.routingKey).*"].map {
                Binding(exchange: Routes.events, queue: Routes.queue(ofStore: Routes.portal), key: $0)
            }
        }
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

    /// Each service with the least it needs: it takes from its own queues, publishes events of its own, answers. The juries
    /// of a branch take from their panels' queues and hold their panels' leases, and no other branch's.
    private static func services(_ routes: Routes) -> [User] {
        ["registration", "evaluation", "certification", "correspondence"].map { service in
            let own = Routes.queue(ofStore: service).replacing(".", with: "\\.")
            // A worker has up to eight, and as many again while a broken link is not yet known to be broken.
            return user(
                of: service,
                "ccs-\(service)",
                configure: "^ccs\\.lease\\.\(service)$",
                read: "^(\(own)(\\.inquiries|\\.dead)?|ccs\\.mark\\.\(service))$",
                connections: 32
            )
        }
            + routes.branches.map { branch in
                let name = branch.replacing(".", with: "\\.")
                // As a panel of the branch is called, and no panel of one whose name begins alike.
                let panel = "\(name)-[A-Za-z0-9_:]+"
                let leases = "ccs\\.lease\\.(\(panel)|\(name)=one-more-[0-9]+)"
                let own =
                    "ccs\\.jury\\.\(panel)(\\.inquiries|\\.dead)?|ccs\\.mark\\.jury\\.\(panel)"
                    + "|ccs\\.presence\\.jury\\.\(name)"
                return user(
                    of: "jury",
                    Routes.juryUser(ofBranch: branch),
                    configure: "^\(leases)$",
                    read: "^(\(own)|\(leases))$",
                    branch: name,
                    // A dozen workers.
                    connections: 192
                )
            }
    }

    private static func user(
        of service: String,
        _ name: String,
        configure: String,
        read: String,
        branch: String? = nil,
        connections: Int
    ) -> User {
        User(
            name,
            configure: configure,
            // The default exchange carries answers, dead-letter notices, and what an audit has published again.
            write: #"^(ccs\.events|ccs\.partners|amq\.default)$"#,
            read: read,
            topics: [
                .init(exchange: Routes.events, write: "^\(service)\\.", read: "^$"),
                .init(
                    exchange: Routes.partners,
                    write: branch.map { "^\(service)\\.[a-z-]+\\.\($0)$" } ?? "^\(service)\\.",
                    read: "^$"
                ),
            ],
            maximumConnections: connections,
            maximumChannels: connections
        )
    }

    /// Who sends commands in people's names, and takes the answers: beside the broker's direct reply-to, from queues of its
    /// own.
    ///
    /// - Parameter queue: a queue that it listens to besides, where it has one.
    private static func sender(_ name: String, listeningTo queue: String? = nil) -> User {
        let replies = "ccs\\.replies\\.\(name)\\..+"
        let own = queue.map { "(\($0.replacing(".", with: "\\."))|\(replies))" }
        return User(
            name,
            configure: "^\(replies)$",
            write: #"^ccs\.commands$"#,
            read: "^\(own ?? replies)$",
            maximumConnections: 50,
            maximumChannels: 200
        )
    }

    /// Those who act for people, and the operator, who alone may ask stores and change the topology. What lies in the stores'
    /// queues is personal, and nobody but the stores takes it: whoever administers the broker could still give himself the
    /// right, which `ccs topology check` then shows.
    private static var people: [User] {
        [
            sender(Routes.portalUser, listeningTo: Routes.queue(ofStore: Routes.portal)),
            User(
                Routes.operatorUser,
                tags: ["administrator"],
                configure: ".*",
                write: ".*",
                // Notices, marks, answers; and exchanges, to bind queues to.
                read: #"^(ccs\.(commands|events|partners)|ccs\.(mark|lease|presence|replies)\..+"#
                    + #"|ccs\..+\.(dead|inquiries)|amq\..+)$"#,
                maximumConnections: 20,
                maximumChannels: 20
            ),
        ]
    }
}
