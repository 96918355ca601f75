internal import Foundation
public import RabbitMQ

extension ManagementAPI {
    // MARK: What is there

    /// The queues of a virtual host.
    public func queues(vhost: String = "/") throws -> [Queue] { try get(["queues", vhost]) }
    /// One queue.
    public func queue(_ name: String, vhost: String = "/") throws -> Queue {
        try get(["queues", vhost, name])
    }
    /// The exchanges of a virtual host.
    public func exchanges(vhost: String = "/") throws -> [Exchange] { try get(["exchanges", vhost]) }
    /// The bindings of a virtual host.
    public func bindings(vhost: String = "/") throws -> [Binding] { try get(["bindings", vhost]) }
    /// The users of the broker.
    public func users() throws -> [User] { try get(["users"]) }
    /// What users may do.
    public func permissions() throws -> [Permission] { try get(["permissions"]) }
    /// Which keys users may use.
    public func topicPermissions() throws -> [TopicPermission] { try get(["topic-permissions"]) }
    /// The policies of a virtual host.
    public func policies(vhost: String = "/") throws -> [Policy] { try get(["policies", vhost]) }
    /// The policies that the broker's operator has laid over them.
    public func operatorPolicies(vhost: String = "/") throws -> [Policy] { try get(["operator-policies", vhost]) }
    /// The limits of a virtual host, by the broker's names; empty where there are none.
    public func limits(vhost: String = "/") throws -> [String: Int] {
        try get(["vhost-limits", vhost], [Limits].self).first { $0.vhost == vhost }?.value ?? [:]
    }
    /// The broker's version.
    public func version() throws -> String { try get(["overview"], Overview.self).version }
    /// The connections; a new one appears after some seconds.
    public func connections() throws -> [Connection] { try get(["connections"]) }

    // MARK: Changing it

    /// Makes an exchange; refused when one of that name is there and is another.
    public func put(_ exchange: BrokerTopology.Exchange, vhost: String = "/") throws {
        struct Body: Encodable {
            var type: String
            var durable = true
            var arguments: [String: BrokerTopology.Argument]
        }
        try put(
            ["exchanges", vhost, exchange.name],
            Body(type: exchange.kind, arguments: exchange.arguments)
        )
    }

    /// Makes a queue; refused when one of that name is there and is another.
    public func put(_ queue: BrokerTopology.Queue, vhost: String = "/") throws {
        struct Body: Encodable {
            var durable = true
            var arguments: [String: BrokerTopology.Argument]
        }
        try put(["queues", vhost, queue.name], Body(arguments: queue.arguments))
    }

    /// Binds.
    public func put(_ binding: BrokerTopology.Binding, vhost: String = "/") throws {
        struct Body: Encodable { var routing_key: String }
        try post(
            ["bindings", vhost, "e", binding.exchange, "q", binding.queue],
            Body(routing_key: binding.key)
        )
    }

    /// Makes a policy, or changes it.
    public func put(_ policy: BrokerTopology.Policy, vhost: String = "/", byOperator: Bool = false) throws {
        try put(
            [byOperator ? "operator-policies" : "policies", vhost, policy.name],
            Policy(
                name: policy.name,
                pattern: policy.pattern,
                appliesTo: policy.appliesTo,
                definition: policy.definition,
                priority: policy.priority
            )
        )
    }

    /// Sets a limit of a virtual host, as `max-queues`.
    public func put(limit name: String, _ value: Int, vhost: String = "/") throws {
        struct Body: Encodable { var value: Int }
        try put(["vhost-limits", vhost, name], Body(value: value))
    }

    /// Makes a user, or changes its tags, permissions and limits. Without a password, a user that is there keeps its
    /// own, and a new one cannot log in.
    public func put(_ user: BrokerTopology.User, password: String?, vhost: String = "/") throws {
        let known = try users().contains { $0.name == user.name }
        try putUser(user, password: password, isKnown: known)
        struct Patterns: Encodable { var configure, write, read: String }
        try put(
            ["permissions", vhost, user.name],
            Patterns(configure: user.configure, write: user.write, read: user.read)
        )
        try putTopics(of: user, vhost: vhost)
        try putLimits(of: user)
    }

    private func putUser(_ user: BrokerTopology.User, password: String?, isKnown: Bool) throws {
        struct New: Encodable { var password, tags: String }
        struct Hashed: Codable { var password_hash, tags: String }
        let tags = user.tags.joined(separator: ",")
        if let password {
            try put(["users", user.name], New(password: password, tags: tags))
            return
        }
        // The interface would take the password away with the tags that it is given.
        struct Kept: Decodable { var password_hash: String }
        let hash = isKnown ? try get(["users", user.name], Kept.self).password_hash : ""
        try put(["users", user.name], Hashed(password_hash: hash, tags: tags))
    }

    private func putTopics(of user: BrokerTopology.User, vhost: String) throws {
        struct Body: Encodable { var exchange, write, read: String }
        let present = try topicPermissions().filter { $0.user == user.name && $0.vhost == vhost }
        let expected = Set(user.topics.map(\.exchange))
        if present.contains(where: { !expected.contains($0.exchange) }) {
            // The interface takes back all of them or none.
            try delete(["topic-permissions", vhost, user.name])
        }
        for topic in user.topics {
            try put(
                ["topic-permissions", vhost, user.name],
                Body(exchange: topic.exchange, write: topic.write, read: topic.read)
            )
        }
    }

    private func putLimits(of user: BrokerTopology.User) throws {
        struct Body: Encodable { var value: Int }
        for name in ["max-connections", "max-channels"] {
            if let value = user.limits[name] {
                try put(["user-limits", user.name, name], Body(value: value))
            } else {
                try delete(["user-limits", user.name, name])
            }
        }
    }

    /// Deletes an exchange.
    public func deleteExchange(_ name: String, vhost: String = "/") throws {
        try delete(["exchanges", vhost, name])
    }

    /// Deletes a queue, with its messages unless `onlyIfEmpty`.
    public func deleteQueue(_ name: String, vhost: String = "/", onlyIfEmpty: Bool = false) throws {
        try delete(["queues", vhost, name], query: onlyIfEmpty ? "?if-empty=true" : "")
    }

    /// Takes a binding back.
    public func delete(_ binding: BrokerTopology.Binding, vhost: String = "/") throws {
        let path = ["bindings", vhost, "e", binding.exchange, "q", binding.queue]
        let present: [Binding] = try get(path)
        for one in present where one.key == binding.key { try delete(path + [one.propertiesKey]) }
    }

    /// Deletes a policy.
    public func deletePolicy(_ name: String, vhost: String = "/", byOperator: Bool = false) throws {
        try delete([byOperator ? "operator-policies" : "policies", vhost, name])
    }

    /// Takes a limit of a virtual host away.
    public func deleteLimit(_ name: String, vhost: String = "/") throws { try delete(["vhost-limits", vhost, name]) }

    /// Deletes a user and all it may do.
    public func deleteUser(_ name: String) throws { try delete(["users", name]) }

    /// Closes all connections of a user, those included that are too new to be listed; their clients are told the reason.
    ///
    /// The broker answers 500 where one of them ends by itself in that moment, and has closed the others or not: it is asked
    /// again, for two seconds.
    public func closeConnections(ofUser name: String, reason: String) throws {
        for left in (0..<10).reversed() {
            do {
                return try delete(["connections", "username", name], headers: [("X-Reason", reason)])
            } catch ManagementError.refused(status: 500, _) where left > 0 {
                Thread.sleep(forTimeInterval: 0.2)
            }
        }
    }

    /// Closes a connection; its client is told the reason.
    public func closeConnection(_ name: String, reason: String) throws {
        try delete(["connections", name], headers: [("X-Reason", reason)])
    }
}
