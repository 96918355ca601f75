/// One thing in which a broker is not as it should be.
public struct TopologyDifference: Sendable, Hashable, Codable, CustomStringConvertible {
    /// What kind of thing.
    public enum Subject: String, Sendable, Codable {
        case exchange, queue, binding, user, policy
        case operatorPolicy = "operator policy"
        case limit
    }
    /// How it is not as it should be.
    public enum Problem: Sendable, Hashable, Codable {
        /// It is not there.
        case missing
        /// It is there and should not be.
        case unexpected
        /// It is there, otherwise: what should be, and what is.
        case different(expected: String, found: String)
    }

    /// What kind of thing.
    public var subject: Subject
    /// Which one; of a binding `exchange → queue (key)`.
    public var name: String
    /// How it is not as it should be.
    public var problem: Problem

    /// A difference.
    public init(_ subject: Subject, _ name: String, _ problem: Problem) {
        self.subject = subject
        self.name = name
        self.problem = problem
    }

    public var description: String {
        switch problem {
        case .missing: "\(subject.rawValue) \(name): missing"
        case .unexpected: "\(subject.rawValue) \(name): unexpected"
        case .different(let expected, let found): "\(subject.rawValue) \(name): is \(found), should be \(expected)"
        }
    }
}

extension BrokerTopology {
    /// In what `live`, as read from a broker, is not this topology: by kind, then by name. Passwords cannot be compared.
    public func difference(from live: BrokerTopology) -> [TopologyDifference] {
        Self.compare(.exchange, exchanges, live.exchanges, name: \.name) { "\($0.kind) \(Self.text($0.arguments))" }
            + Self.compare(.queue, queues, live.queues, name: \.name) { Self.text($0.arguments) }
            + Self.compare(.binding, bindings, live.bindings, name: \.label) { _ in "" }
            + Self.compare(.user, users, live.users, name: \.name, text: \.permissions)
            + Self.compare(.policy, policies, live.policies, name: \.name, text: Self.text)
            + Self.compare(.operatorPolicy, operatorPolicies, live.operatorPolicies, name: \.name, text: Self.text)
            + Self.compare(.limit, Array(limits), Array(live.limits), name: \.key) { String($0.value) }
    }

    /// The limits of the virtual host, under the broker's names.
    public var limits: [String: Int] {
        var limits: [String: Int] = [:]
        limits["max-queues"] = maximumQueues
        limits["max-connections"] = maximumConnections
        return limits
    }

    private static func compare<T>(
        _ subject: TopologyDifference.Subject,
        _ expected: [T],
        _ found: [T],
        name: (T) -> String,
        text: (T) -> String
    ) -> [TopologyDifference] {
        let expectations = Dictionary(expected.map { (name($0), text($0)) }, uniquingKeysWith: { first, _ in first })
        let findings = Dictionary(found.map { (name($0), text($0)) }, uniquingKeysWith: { first, _ in first })
        return Set(expectations.keys).union(findings.keys).sorted().compactMap { key in
            switch (expectations[key], findings[key]) {
            case (_?, nil): TopologyDifference(subject, key, .missing)
            case (nil, _?): TopologyDifference(subject, key, .unexpected)
            case (let one?, let other?) where one != other:
                TopologyDifference(subject, key, .different(expected: one, found: other))
            default: nil
            }
        }
    }

    private static func text(_ policy: Policy) -> String {
        "\(text(policy.definition)) for \(policy.appliesTo) \"\(policy.pattern)\", priority \(policy.priority)"
    }

    private static func text(_ arguments: [String: Argument]) -> String {
        "{" + arguments.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    }
}

extension BrokerTopology.Binding {
    /// How a difference names it.
    public var label: String { "\(exchange) → \(queue) (\(key))" }
}

extension BrokerTopology.User {
    /// All that it may do, in one line.
    var permissions: String {
        var parts = ["configure \"\(configure)\"", "write \"\(write)\"", "read \"\(read)\""]
        for topic in topics.sorted(by: { $0.exchange < $1.exchange }) {
            parts.append("keys of \(topic.exchange): write \"\(topic.write)\", read \"\(topic.read)\"")
        }
        if !tags.isEmpty { parts.append("tags \(tags.sorted().joined(separator: ","))") }
        if let maximumConnections { parts.append("at most \(maximumConnections) connections") }
        if let maximumChannels { parts.append("at most \(maximumChannels) channels") }
        return parts.joined(separator: ", ")
    }
}
