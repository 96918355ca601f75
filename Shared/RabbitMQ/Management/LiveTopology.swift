public import RabbitMQ

extension ManagementAPI {
    /// What is on the broker now, as a topology to compare with: without what every broker has, and without queues
    /// that live and die with a connection.
    public func topology(vhost: String = "/") throws -> BrokerTopology {
        var live = BrokerTopology(vhost: vhost)
        live.exchanges = try exchanges(vhost: vhost)
            .filter {
                !$0.name.isEmpty && !$0.name.hasPrefix("amq.") && !$0.name.hasPrefix(BrokerTopology.markPrefix)
            }
            .map { .init($0.name, kind: $0.type, arguments: $0.arguments) }
        let queues = try queues(vhost: vhost).filter { $0.exclusive != true && $0.durable }
        live.queues = queues.map { .init($0.name, arguments: $0.arguments) }
        let names = Set(queues.map(\.name))
        live.bindings = try bindings(vhost: vhost)
            .filter { !$0.source.isEmpty && $0.kind == "queue" && names.contains($0.destination) }
            .map { .init(exchange: $0.source, queue: $0.destination, key: $0.key) }
        let permissions = try permissions().filter { $0.vhost == vhost }
        let topics = try topicPermissions().filter { $0.vhost == vhost }
        live.users = try users().map { user in
            let own = permissions.first { $0.user == user.name }
            return BrokerTopology.User(
                user.name,
                tags: user.tags,
                configure: own?.configure ?? "",
                write: own?.write ?? "",
                read: own?.read ?? "",
                topics: topics.filter { $0.user == user.name }
                    .map { .init(exchange: $0.exchange, write: $0.write, read: $0.read) },
                maximumConnections: user.limits?["max-connections"],
                maximumChannels: user.limits?["max-channels"]
            )
        }
        func value(_ policy: Policy) -> BrokerTopology.Policy {
            .init(
                policy.name,
                pattern: policy.pattern,
                appliesTo: policy.appliesTo,
                definition: policy.definition,
                priority: policy.priority
            )
        }
        live.policies = try policies(vhost: vhost).map(value)
        live.operatorPolicies = try operatorPolicies(vhost: vhost).map(value)
        let limits = try limits(vhost: vhost)
        live.maximumQueues = limits["max-queues"]
        live.maximumConnections = limits["max-connections"]
        return live
    }

    /// Compares the broker with a topology, and leaves on it whether it is as it should be: a mark for the version that
    /// the broker has now, which is taken away again when a later comparison finds anything. Services take nothing from
    /// a broker without that mark.
    public func compare(with topology: BrokerTopology) throws -> [TopologyDifference] {
        let differences = topology.difference(from: try self.topology(vhost: topology.vhost))
        try note(differences.isEmpty, vhost: topology.vhost)
        return differences
    }

    private func note(_ isAsItShouldBe: Bool, vhost: String) throws {
        let mark = isAsItShouldBe ? BrokerTopology.mark(ofVersion: try version()) : nil
        let marks = try exchanges(vhost: vhost).map(\.name).filter { $0.hasPrefix(BrokerTopology.markPrefix) }
        for other in marks where other != mark { try deleteExchange(other, vhost: vhost) }
        if let mark, !marks.contains(mark) { try put(.init(mark, kind: "fanout"), vhost: vhost) }
    }

    /// Brings the broker to a topology, as far as that destroys nothing, and tells what is still different.
    ///
    /// Exchanges and queues that are there with other properties stay as they are: only deleting them would change them.
    /// Whatever the topology does not have stays too, unless an earlier version of it had it, or `removing`; then a queue is deleted only when it is empty,
    /// which the broker can promise of classic queues alone (others are told as unexpected, for the operator to delete),
    /// and users are deleted except those in `keeping`. New users need a password; known ones keep theirs without.
    public func apply(
        _ topology: BrokerTopology,
        passwords: [String: String] = [:],
        removing: Bool = false,
        keeping users: Set<String> = []
    ) throws -> [TopologyDifference] {
        let differences = topology.difference(from: try self.topology(vhost: topology.vhost))
        let without = differences.filter {
            $0.subject == .user && $0.problem == .missing && passwords[$0.name, default: ""].isEmpty
        }
        guard without.isEmpty else { throw DefinitionsError.passwordMissing(without.map(\.name)) }
        // The room for queues before the queues.
        for difference in differences where difference.subject == .limit { try limit(difference, of: topology) }
        for difference in differences where difference.problem != .unexpected {
            try add(difference, of: topology, passwords)
        }
        // Bindings before what they lead to.
        for difference in differences.reversed() where difference.problem == .unexpected {
            if difference.subject == .user, users.contains(difference.name) { continue }
            guard removing || topology.hasRetired(difference) else { continue }
            try remove(difference, vhost: topology.vhost)
        }
        return try compare(with: topology)
    }

    private func add(
        _ difference: TopologyDifference,
        of topology: BrokerTopology,
        _ passwords: [String: String]
    ) throws {
        let (name, vhost) = (difference.name, topology.vhost)
        switch (difference.subject, difference.problem) {
        case (.exchange, .missing):
            for one in topology.exchanges where one.name == name { try put(one, vhost: vhost) }
        case (.queue, .missing):
            for one in topology.queues where one.name == name { try put(one, vhost: vhost) }
        case (.binding, .missing):
            for one in topology.bindings where one.label == name { try put(one, vhost: vhost) }
        case (.user, .missing), (.user, .different):
            for one in topology.users where one.name == name {
                try put(one, password: passwords[name], vhost: vhost)
            }
        case (.policy, .missing), (.policy, .different):
            for one in topology.policies where one.name == name { try put(one, vhost: vhost) }
        default: return
        }
    }

    private func limit(_ difference: TopologyDifference, of topology: BrokerTopology) throws {
        if let value = topology.limits[difference.name] {
            try put(limit: difference.name, value, vhost: topology.vhost)
        } else {
            try deleteLimit(difference.name, vhost: topology.vhost)
        }
    }

    private func remove(_ difference: TopologyDifference, vhost: String) throws {
        switch difference.subject {
        case .exchange: try deleteExchange(difference.name, vhost: vhost)
        case .queue:
            do {
                try deleteQueue(difference.name, vhost: vhost, onlyIfEmpty: true)
            } catch ManagementError.refused(400, _) {
                // Not empty, or a quorum queue: it stays, and is told as still different.
                return
            }
        case .binding:
            let live = try topology(vhost: vhost).bindings
            for one in live where one.label == difference.name { try delete(one, vhost: vhost) }
        case .user: try deleteUser(difference.name)
        case .policy: try deletePolicy(difference.name, vhost: vhost)
        case .operatorPolicy: try deletePolicy(difference.name, vhost: vhost, byOperator: true)
        case .limit: return
        }
    }
}

extension BrokerTopology {
    fileprivate func hasRetired(_ difference: TopologyDifference) -> Bool {
        switch difference.subject {
        case .user: retiredUsers.contains(difference.name)
        case .queue: retiredQueues.contains(difference.name)
        default: false
        }
    }
}
