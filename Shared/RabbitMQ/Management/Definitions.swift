internal import Crypto
public import Foundation
public import RabbitMQ

/// Why there are no definitions.
public enum DefinitionsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// These users have no password.
    case passwordMissing([String])

    public var description: String {
        switch self {
        case .passwordMissing(let users): "no password for \(users.joined(separator: ", "))"
        }
    }
}

extension BrokerTopology {
    /// The topology as RabbitMQ imports it when it starts, with a salted hash of each user's password.
    ///
    /// A broker that starts with definitions makes no user of its own. Throws `passwordMissing` with every user that
    /// `passwords` does not know.
    public func definitionsJSON(
        passwords: [String: String],
        using random: inout some RandomNumberGenerator
    ) throws -> Data {
        let without = users.map(\.name).filter { passwords[$0, default: ""].isEmpty }
        guard without.isEmpty else { throw DefinitionsError.passwordMissing(without) }
        var file = DefinitionsFile()
        file.vhosts = [.init(name: vhost)]
        for user in users {
            file.users.append(
                .init(
                    name: user.name,
                    password_hash: passwordHash(passwords[user.name, default: ""], salt: random.next()),
                    tags: user.tags,
                    limits: user.limits
                )
            )
            file.permissions.append(
                .init(
                    user: user.name,
                    vhost: vhost,
                    configure: user.configure,
                    write: user.write,
                    read: user.read
                )
            )
            for topic in user.topics {
                file.topic_permissions.append(
                    .init(
                        user: user.name,
                        vhost: vhost,
                        exchange: topic.exchange,
                        write: topic.write,
                        read: topic.read
                    )
                )
            }
        }
        file.exchanges = exchanges.map {
            .init(name: $0.name, vhost: vhost, type: $0.kind, arguments: $0.arguments)
        }
        file.queues = queues.map { .init(name: $0.name, vhost: vhost, arguments: $0.arguments) }
        file.bindings = bindings.map {
            .init(source: $0.exchange, vhost: vhost, destination: $0.queue, routing_key: $0.key)
        }
        file.policies = policies.map { .init($0, vhost: vhost) }
        // Under these names the broker keeps the limits of a virtual host.
        if !limits.isEmpty {
            file.parameters.append(
                .init(vhost: vhost, component: "vhost-limits", name: "limits", value: limits)
            )
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(file)
    }

    /// The same, with salts from the system's random source.
    public func definitionsJSON(passwords: [String: String]) throws -> Data {
        var random = SystemRandomNumberGenerator()
        return try definitionsJSON(passwords: passwords, using: &random)
    }
}

/// RabbitMQ's `rabbit_password_hashing_sha256`: base64 of four bytes of salt and the SHA-256 of salt and password.
func passwordHash(_ password: String, salt: UInt32) -> String {
    let salt = withUnsafeBytes(of: salt.bigEndian) { Data($0) }
    return (salt + Data(SHA256.hash(data: salt + Data(password.utf8)))).base64EncodedString()
}

extension BrokerTopology.User {
    var limits: [String: Int] {
        var limits: [String: Int] = [:]
        limits["max-connections"] = maximumConnections
        limits["max-channels"] = maximumChannels
        return limits
    }
}

/// The file that RabbitMQ imports; the names are RabbitMQ's.
private struct DefinitionsFile: Encodable {
    struct Vhost: Encodable { var name: String }
    struct User: Encodable {
        var name: String
        var password_hash: String
        var hashing_algorithm = "rabbit_password_hashing_sha256"
        var tags: [String]
        var limits: [String: Int]
    }
    struct Permission: Encodable { var user, vhost, configure, write, read: String }
    struct TopicPermission: Encodable { var user, vhost, exchange, write, read: String }
    struct Exchange: Encodable {
        var name, vhost, type: String
        var durable = true
        var auto_delete = false
        var `internal` = false
        var arguments: [String: BrokerTopology.Argument]
    }
    struct Queue: Encodable {
        var name, vhost: String
        var durable = true
        var auto_delete = false
        var arguments: [String: BrokerTopology.Argument]
    }
    struct Binding: Encodable {
        var source, vhost, destination: String
        var destination_type = "queue"
        var routing_key: String
        var arguments: [String: BrokerTopology.Argument] = [:]
    }
    struct Policy: Encodable {
        var vhost, name, pattern, applyTo: String
        var definition: [String: BrokerTopology.Argument]
        var priority: Int

        init(_ policy: BrokerTopology.Policy, vhost: String) {
            self.vhost = vhost
            name = policy.name
            pattern = policy.pattern
            applyTo = policy.appliesTo
            definition = policy.definition
            priority = policy.priority
        }

        enum CodingKeys: String, CodingKey {
            case vhost, name, pattern, definition, priority
            case applyTo = "apply-to"
        }
    }
    struct Parameter: Encodable {
        var vhost, component, name: String
        var value: [String: Int]
    }
    var vhosts: [Vhost] = []
    var users: [User] = []
    var permissions: [Permission] = []
    var topic_permissions: [TopicPermission] = []
    var parameters: [Parameter] = []
    var policies: [Policy] = []
    var exchanges: [Exchange] = []
    var queues: [Queue] = []
    var bindings: [Binding] = []
}
