import Contracts
import Foundation

/// The thread that owns the publishing connection: hands over what the mailbox has, and reports what became of it.
/// When the connection is lost it says so and makes another, ever more patiently.
struct PublisherThread: Sendable {
    /// How many publishes may be unconfirmed; more wait here.
    static let window = 4096
    let transport: Transport
    let mailbox: Mailbox
    let report: @Sendable (WorkerEvent) -> Void
    let crash: @Sendable (CrashPoint) throws -> Void

    func run() {
        var pause = Backoff.ofLoop
        while !mailbox.isClosing {
            do {
                let connection = try transport.publisher()
                pause.reset()
                report(.publisherConnected)
                try serve(connection)
                connection.close()
            } catch {
                mailbox.drop()
                mailbox.report([.lost("\(error)")])
                transport.wakeConsumer()
                report(.publisherLost("\(error)"))
                pause.rest { mailbox.isClosing }
            }
        }
    }

    private func serve(_ connection: any MessagePublisher) throws {
        var backlog: [(token: UInt64, message: Outgoing)] = []
        while true {
            let (arrived, single) = mailbox.take()
            let answers = AnswerBundle.bundled(single)
            backlog += arrived
            let room = max(0, Self.window - connection.unconfirmed)
            let messages = backlog.prefix(room)
            backlog.removeFirst(messages.count)
            let all = answers.count + messages.count
            var handed = 0
            func next() throws {
                if handed == all / 2, handed > 0 { try crash(.betweenPublishes) }
                handed += 1
            }
            if all > 0 { try crash(.beforePublish) }
            for answer in answers {
                try next()
                try connection.send(answer)
            }
            for entry in messages {
                try next()
                try connection.publish(entry.message, token: entry.token)
            }
            if all > 0 { try crash(.afterPublish) }
            if mailbox.isClosing, all == 0, connection.unconfirmed == 0 { return }
            let confirmations = connection.wait(timeoutMilliseconds: 1000)
            guard !confirmations.isEmpty else { continue }
            mailbox.report(confirmations)
            transport.wakeConsumer()
            for case .lost(let why) in confirmations {
                connection.close()
                report(.publisherLost(why))
                mailbox.drop()
                return
            }
        }
    }
}
