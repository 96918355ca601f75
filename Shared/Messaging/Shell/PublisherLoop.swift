import Contracts

/// What the publishing thread does, one step at a time: hands over what the mailbox has, and reports what became of it.
/// When the connection is lost it says so and makes another, ever more patiently.
final class PublisherLoop {
    /// How many publishes may be unconfirmed; more wait here.
    static let window = 4096

    private enum Standing {
        case without
        case with(any MessagePublisher)
        /// Lost, and not closed yet: that may take a second, while the other thread goes on.
        case lost(any MessagePublisher)
        case ended
    }

    private let connections: any Connecting
    private let mailbox: Mailbox
    private let clock: () -> Moment
    private let report: (WorkerEvent) -> Void
    private let crash: CrashHook
    private var standing = Standing.without
    private var backlog: [(token: UInt64, message: Outgoing)] = []
    private var pause = Backoff.ofLoop
    private var nextTry: Int64 = .min
    private var entropy: Entropy
    /// What was told last of a connection that is not there: the same is told once.
    private var told: String?

    init(
        connections: any Connecting,
        mailbox: Mailbox,
        entropy: Entropy = .system,
        clock: @escaping () -> Moment,
        report: @escaping (WorkerEvent) -> Void,
        crash: @escaping CrashHook
    ) {
        self.connections = connections
        self.mailbox = mailbox
        self.entropy = entropy
        self.clock = clock
        self.report = report
        self.crash = crash
    }

    /// One step. How many milliseconds to rest before the next one; `nil` once there is nothing left to do.
    func step() throws -> Int? {
        switch standing {
        case .without:
            if mailbox.isClosing {
                standing = .ended
                return nil
            }
            let left = nextTry == .min ? 0 : nextTry - clock().steady
            guard left <= 0 else { return Int(left) }
            connect()
        case .with(let connection):
            do {
                try serve(connection)
            } catch let crash as SimulatedCrash {
                throw crash
            } catch {
                lose(connection, "\(error)")
            }
        case .lost(let connection):
            connection.close()
            mailbox.closed()
            standing = .without
        case .ended: return nil
        }
        return 0
    }

    /// The steady time at which it does something that nothing outside tells it to; `nil` when there is none.
    var timer: Int64? {
        switch standing {
        case .without: nextTry
        case .with, .ended: nil
        case .lost: .min
        }
    }

    private func connect() {
        do {
            let connection = try connections.publisher()
            standing = .with(connection)
            mailbox.connected()
            connections.wakeConsumer()
            told = nil
            report(.publisherConnected)
        } catch {
            mailbox.lost("\(error)")
            connections.wakeConsumer()
            tell("\(error)")
            nextTry = clock().steady + Int64(pause.next(using: &entropy))
        }
    }

    private func lose(_ connection: any MessagePublisher, _ why: String) {
        backlog = []
        standing = .lost(connection)
        mailbox.lost(why)
        connections.wakeConsumer()
        tell(why)
        nextTry = clock().steady + Int64(pause.next(using: &entropy))
    }

    private func tell(_ why: String) {
        if told != why { report(.publisherLost(why)) }
        told = why
    }

    private func serve(_ connection: any MessagePublisher) throws {
        if let why = mailbox.renewal { return lose(connection, why) }
        backlog += mailbox.take()
        let room = max(0, Self.window - connection.unconfirmed)
        let messages = backlog.prefix(room)
        backlog.removeFirst(messages.count)
        let all = messages.count
        var handed = 0
        var unsendable: [Confirmation] = []
        func next() throws {
            if handed == all / 2, handed > 0 { try crash(.betweenPublishes) }
            handed += 1
        }
        if all > 0 { try crash(.beforePublish) }
        for entry in messages {
            try next()
            do {
                try connection.publish(entry.message, token: entry.token)
            } catch let fault as any MessageFault where fault.isOfMessage {
                unsendable.append(.unsendable(token: entry.token, reason: "\(fault)"))
            }
        }
        if all > 0 { try crash(.afterPublish) }
        if mailbox.isClosing, all == 0, backlog.isEmpty, connection.unconfirmed == 0 {
            connection.close()
            standing = .ended
            return
        }
        let confirmations = unsendable + connection.wait(timeoutMilliseconds: unsendable.isEmpty ? 1000 : 0)
        guard !confirmations.isEmpty else { return }
        var why: String?
        for case .lost(let reason) in confirmations { why = reason }
        let others = confirmations.filter { if case .lost = $0 { false } else { true } }
        if !others.isEmpty {
            pause.reset()
            mailbox.report(others)
            connections.wakeConsumer()
        }
        if let why { lose(connection, why) }
    }
}
