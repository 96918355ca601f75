public import RabbitMQ

extension ManagementAPI {
    // MARK: What is there

    /// The queues of a virtual host.
    public func queues(vhost: String = "/") async throws -> [Queue] { try await get(["queues", vhost]) }
    /// One queue.
    public func queue(_ name: String, vhost: String = "/") async throws -> Queue {
        try await get(["queues", vhost, name])
    }
    /// The exchanges of a virtual host.
    public func exchanges(vhost: String = "/") async throws -> [Exchange] { try await get(["exchanges", vhost]) }
    /// The bindings of a virtual host.
    public func bindings(vhost: String = "/") async throws -> [Binding] { try await get(["bindings", vhost]) }
    /// The users of the broker.
    public func users() async throws -> [User] { try await get(["users"]) }
    /// What users may do.
    public func permissions() async throws -> [Permission] { try await get(["permissions"]) }
    /// Which keys users may use.
    public func topicPermissions() async throws -> [TopicPermission] { try await get(["topic-permissions"]) }
    /// The connections; a new one appears after some seconds.
    public func connections() async throws -> [Connection] { try await get(["connections"]) }

    // MARK: Changing it

    /// Makes an exchange; refused when one of that name is there and is another.
    public func put(_ exchange: BrokerTopology.Exchange, vhost: String = "/") async throws {
        struct Body: Encodable {
            var type: String
            var durable = true
            var arguments: [String: BrokerTopology.Argument]
        }
        try await put(
            ["exchanges", vhost, exchange.name],
            Body(type: exchange.kind, arguments: exchange.arguments)
        )
    }

    /// Makes a queue; refused when one of that name is there and is another.
    public func put(_ queue: BrokerTopology.Queue, vhost: String = "/") async throws {
        struct Body: Encodable {
            var durable = true
            var arguments: [String: BrokerTopology.Argument]
        }
        try await put(["queues", vhost, queue.name], Body(arguments: queue.arguments))
    }

    /// Binds.
    public func put(_ binding: BrokerTopology.Binding, vhost: String = "/") async throws {
        struct Body: Encodable { var routing_key: String }
        try await post(
            ["bindings", vhost, "e", binding.exchange, "q", binding.queue],
            Body(routing_key: binding.key)
        )
    }

    /// Makes a user, or changes its tags, permissions and limits. Without a password, a user that is there keeps its
    /// own, and a new one cannot log in.
    public func put(_ user: BrokerTopology.User, password: String?, vhost: String = "/") async throws {
        let known = try await users().contains { $0.name == user.name }
        try await putUser(user, password: password, isKnown: known)
        struct Patterns: Encodable { var configure, write, read: String }
        try await put(
            ["permissions", vhost, user.name],
            Patterns(configure: user.configure, write: user.write, read: user.read)
        )
        try await putTopics(of: user, vhost: vhost)
        try await putLimits(of: user)
    }

    private func putUser(_ user: BrokerTopology.User, password: String?, isKnown: Bool) async throws {
        struct New: Encodable { var password, tags: String }
        struct Hashed: Codable { var password_hash, tags: String }
        let tags = user.tags.joined(separator: ",")
        if let password {
            try await put(["users", user.name], New(password: password, tags: tags))
            return
        }
        // The interface would take the password away with the tags that it is given.
        struct Kept: Decodable { var password_hash: String }
        let hash = isKnown ? try await get(["users", user.name], Kept.self).password_hash : ""
        try await put(["users", user.name], Hashed(password_hash: hash, tags: tags))
    }

    private func putTopics(of user: BrokerTopology.User, vhost: String) async throws {
        struct Body: Encodable { var exchange, write, read: String }
        let present = try await topicPermissions().filter { $0.user == user.name && $0.vhost == vhost }
        let expected = Set(user.topics.map(\.exchange))
        if present.contains(where: { !expected.contains($0.exchange) }) {
            // The interface takes back all of them or none.
            try await delete(["topic-permissions", vhost, user.name])
        }
        for topic in user.topics {
            try await put(
                ["topic-permissions", vhost, user.name],
                Body(exchange: topic.exchange, write: topic.write, read: topic.read)
            )
        }
    }

    private func putLimits(of user: BrokerTopology.User) async throws {
        struct Body: Encodable { var value: Int }
        for name in ["max-connections", "max-channels"] {
            if let value = user.limits[name] {
                try await put(["user-limits", user.name, name], Body(value: value))
            } else {
                try await delete(["user-limits", user.name, name])
            }
        }
    }

    /// Deletes an exchange.
    public func deleteExchange(_ name: String, vhost: String = "/") async throws {
        try await delete(["exchanges", vhost, name])
    }

    /// Deletes a queue, with its messages unless `onlyIfEmpty`.
    public func deleteQueue(_ name: String, vhost: String = "/", onlyIfEmpty: Bool = false) async throws {
        try await delete(["queues", vhost, name], query: onlyIfEmpty ? "?if-empty=true" : "")
    }

    /// Takes a binding back.
    public func delete(_ binding: BrokerTopology.Binding, vhost: String = "/") async throws {
        let path = ["bindings", vhost, "e", binding.exchange, "q", binding.queue]
        let present: [Binding] = try await get(path)
        for one in present where one.key == binding.key { try await delete(path + [one.propertiesKey]) }
    }

    /// Deletes a user and all it may do.
    public func deleteUser(_ name: String) async throws { try await delete(["users", name]) }

    /// Closes a connection; its client is told the reason.
    public func closeConnection(_ name: String, reason: String) async throws {
        try await delete(["connections", name], headers: ["X-Reason": reason])
    }

    /// Throws away what waits in a queue.
    public func purge(_ queue: String, vhost: String = "/") async throws {
        try await delete(["queues", vhost, queue, "contents"])
    }
}
