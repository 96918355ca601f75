internal import Contracts
public import Messaging
internal import Synchronization

/// Sends answers and notices: each asking user's over a connection of their own, on a thread of its own.
///
/// Where an answer goes is the asker's word, and a broker ends a connection over an address that it cannot make sense of.
/// So nothing that is sent here can cost an event its connection, nor another user an answer. A connection is made when
/// there is something to send, made again after ever longer waits when it is lost, and closed when nothing was sent for a
/// while. Nothing is ever waited for: what finds no room is dropped, and asked for again by whoever misses it.
public final class AnswerLinks: AnswerSender {
    /// What bounds it.
    struct Bounds {
        /// Users with a connection at a time; a service has only so many connections.
        var users = 8
        /// Answers of one user that wait.
        var answers = 8192
        /// Their bodies together, in bytes.
        var bytes = 16 << 20
        /// How long a connection stays without anything to send, in milliseconds.
        var idle: Int64 = 300_000
        /// How often one user's losses are told, in milliseconds.
        var telling: Int64 = 60_000
    }

    private let address: BrokerAddress
    private let limits: LinkLimits
    private let bounds: Bounds
    private let report: @Sendable (WorkerEvent) -> Void
    private let lanes = Mutex<[String: AnswerLane]>([:])

    /// Answers over connections to that broker; what becomes of them is told to `report`, a user's losses once a minute.
    public convenience init(
        _ address: BrokerAddress,
        limits: LinkLimits = LinkLimits(),
        report: @escaping @Sendable (WorkerEvent) -> Void
    ) {
        self.init(address, limits: limits, bounds: Bounds(), report: report)
    }

    init(
        _ address: BrokerAddress,
        limits: LinkLimits,
        bounds: Bounds,
        report: @escaping @Sendable (WorkerEvent) -> Void
    ) {
        self.address = address
        self.limits = limits
        self.bounds = bounds
        self.report = report
    }

    public func send(_ answers: [Outgoing]) {
        guard let first = answers.first else { return }
        if answers.allSatisfy({ $0.asker == first.asker }) {
            lane(of: first.asker)?.put(answers)
        } else {
            for (asker, own) in Dictionary(grouping: answers, by: \.asker) { lane(of: asker)?.put(own) }
        }
    }

    public func close() {
        let all = lanes.withLock { Array($0.values) }
        for lane in all { lane.close() }
        let deadline = Clock.milliseconds + 2000
        for lane in all { lane.awaitEnd(until: deadline) }
    }

    /// How many users have a connection, or had one a moment ago.
    var count: Int { lanes.withLock { $0.values.count { $0.isRunning } } }

    /// `nil` when as many users as can be have one already, or no descriptor is left.
    private func lane(of asker: String?) -> AnswerLane? {
        // What answers nobody are notices of dead letters.
        let user = asker ?? ""
        return lanes.withLock { lanes in
            if let lane = lanes[user] { return lane }
            if lanes.count >= bounds.users {
                guard let resting = lanes.first(where: { !$0.value.isRunning })?.key else { return nil }
                lanes[resting] = nil
            }
            var address = address
            address.name += user.isEmpty ? " nobody" : " \(user)"
            let made = try? AnswerLane(user, address, limits, bounds, report)
            lanes[user] = made
            return made
        }
    }
}
