import Contracts
public import RabbitMQ

/// A partner branch on the broker: its user, its queue, and what leads there. All of it follows from the branch's code, and
/// which partners there are, from the broker's users: so whoever compares a broker knows what belongs to them.
public struct Partner: Sendable, Hashable {
    /// The branch's code, as `p2st`; or `committee`.
    public let code: String

    /// The C4S, who reads of all branches.
    public static let committee = "c4s"
    /// How many messages the queue keeps; then the oldest go.
    public static let mostMessages = 100_000
    /// How many bytes it keeps.
    public static let mostBytes = 134_217_728

    private static let userPrefix = "ccs-partner-"

    /// The partner of that code; `nil` where it could not stand in a routing key as one part of it.
    public init?(_ code: String) {
        let allowed = code.utf8.allSatisfy { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || 0x30...0x39 ~= $0 }
        guard allowed, (1...32).contains(code.utf8.count) else { return nil }
        self.code = code
    }

    /// The partner who has that broker user; `nil` where it is nobody's.
    public init?(user: String) {
        guard user.hasPrefix(Self.userPrefix) else { return nil }
        self.init(String(user.dropFirst(Self.userPrefix.count)))
    }

    /// Whether it is the C4S.
    public var isCommittee: Bool { code == Self.committee }

    /// The name of its broker user.
    public var userName: String { Self.userPrefix + code }

    /// The name of its queue.
    public var queueName: String { "partner.\(code)" }

    /// The keys under which it is told: its own branch's, and what recognition by right needs of every branch.
    public var keys: [String] {
        isCommittee ? ["#"] : ["*.*.\(code)"] + Routes.toldToAllBranches.map { "\($0.routingKey).*" }
    }

    /// Its queue.
    public var queue: BrokerTopology.Queue {
        BrokerTopology.Queue(
            queueName,
            arguments: [
                "x-queue-type": "quorum", "x-max-length": .number(Self.mostMessages),
                "x-max-length-bytes": .number(Self.mostBytes), "x-overflow": "drop-head",
                "x-delivery-limit": 1_000_000_000,
            ]
        )
    }

    /// What leads to its queue.
    public var bindings: [BrokerTopology.Binding] {
        keys.map { BrokerTopology.Binding(exchange: Routes.partners, queue: queueName, key: $0) }
    }

    /// Its user: reads its queue, and nothing else; it cannot bind, so that it changes nothing on the broker. Whoever let it
    /// bind by mistake would let it bind its own keys alone. Suspended, it has no connection.
    public func user(isSuspended: Bool = false) -> BrokerTopology.User {
        let queue = "partner\\.\(code)"
        let all = Routes.toldToAllBranches.map { $0.routingKey.replacing(".", with: "\\.") }.joined(separator: "|")
        return BrokerTopology.User(
            userName,
            read: "^\(queue)$",
            topics: [
                .init(
                    exchange: Routes.partners,
                    write: "^$",
                    read: isCommittee
                        ? "^.*$" : "^([a-z*-]+\\.[a-z*-]+\\.\(code)|(\(all))\\.(\\*|[A-Za-z0-9_:-]+))$"
                )
            ],
            maximumConnections: isSuspended ? 0 : 4,
            maximumChannels: 16
        )
    }
}

extension BrokerTopology {
    /// This, and the partners that a broker has, each as it should be.
    public func with(partnersOf live: BrokerTopology) -> BrokerTopology {
        var topology = self
        for user in live.users {
            guard let partner = Partner(user: user.name) else { continue }
            topology.queues.append(partner.queue)
            topology.bindings += partner.bindings
            topology.users.append(partner.user(isSuspended: user.maximumConnections == 0))
        }
        return topology
    }
}
