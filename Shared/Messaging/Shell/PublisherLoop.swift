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

    private let transport: Transport
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
        transport: Transport,
        mailbox: Mailbox,
        entropy: Entropy = .system,
        clock: @escaping () -> Moment,
        report: @escaping (WorkerEvent) -> Void,
        crash: @escaping CrashHook
    ) {
        self.transport = transport
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

    private func connect() {
        do {
            let connection = try transport.publisher()
            standing = .with(connection)
            mailbox.connected()
            told = nil
            report(.publisherConnected)
        } catch {
            mailbox.lost("\(error)")
            transport.wakeConsumer()
            tell("\(error)")
            nextTry = clock().steady + Int64(pause.next(using: &entropy))
        }
    }

    private func lose(_ connection: any MessagePublisher, _ why: String) {
        backlog = []
        standing = .lost(connection)
        mailbox.lost(why)
        transport.wakeConsumer()
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
        func next() throws {
            if handed == all / 2, handed > 0 { try crash(.betweenPublishes) }
            handed += 1
        }
        if all > 0 { try crash(.beforePublish) }
        for entry in messages {
            try next()
            try connection.publish(entry.message, token: entry.token)
        }
        if all > 0 { try crash(.afterPublish) }
        if mailbox.isClosing, all == 0, backlog.isEmpty, connection.unconfirmed == 0 {
            connection.close()
            standing = .ended
            return
        }
        let confirmations = connection.wait(timeoutMilliseconds: 1000)
        guard !confirmations.isEmpty else { return }
        var why: String?
        for case .lost(let reason) in confirmations { why = reason }
        let others = confirmations.filter { if case .lost = $0 { false } else { true } }
        if !others.isEmpty {
            pause.reset()
            mailbox.report(others)
            transport.wakeConsumer()
        }
        if let why { lose(connection, why) }
    }
}
