import ContractBook
import Contracts
import Dispatch
import Foundation
import Messaging
import RabbitMQ
import Sending
import Synchronization

/// Speaks to the services as the portal's user: sends what people want, and asks what they may be told. A few connections,
/// each used by one thread at a time; none waits on the threads that serve pages.
final class ServiceDesk: Sendable {
    /// What became of a command.
    enum Outcome: Sendable {
        case accepted
        case refused(Refusal)
        /// What was written is not as the contract has it.
        case faulty([FileFault])
        /// There is no answer yet: the same is to be sent again.
        case unknown(String)
    }

    /// A service does not answer.
    struct Away: Error {
        /// Which store.
        let store: String
        /// Why, for the log.
        let why: String
    }

    private final class Line: Sendable {
        let sender = Mutex<CommandSender?>(nil)
        let enquirer = Mutex<Enquirer?>(nil)
    }

    let book: ContractBook
    private let address: BrokerAddress
    private let routes: Routes
    private let lines: [Line]
    private let threads = DispatchQueue(label: "services", attributes: .concurrent)

    init(_ address: BrokerAddress, book: ContractBook, routes: Routes) {
        self.address = address
        self.book = book
        self.routes = routes
        lines = (0..<6).map { _ in Line() }
    }

    // MARK: sending

    /// Sends a command in somebody's name, and waits for its answer.
    ///
    /// - Parameters:
    ///   - form: what the form bore that it came from: the same form sent twice is the same command.
    ///   - store: where neither the type nor the command says it.
    func send(
        _ command: some Command,
        by actor: Actor,
        form: String,
        to store: String? = nil,
        recording act: ActRecord? = nil
    ) async -> Outcome {
        do {
            return await send(
                try WrittenMessage(command, book: book),
                by: actor,
                form: form,
                to: store,
                recording: act
            )
        } catch let faults as FileFaults {
            return .faulty(faults.faults)
        } catch {
            return .unknown("\(error)")
        }
    }

    /// The same, of a command that somebody has written.
    func send(
        _ written: WrittenMessage,
        by actor: Actor,
        form: String,
        to named: String?,
        recording act: ActRecord? = nil
    ) async -> Outcome {
        guard let store = try? written.store(named: named, among: routes) else {
            return .unknown("nobody takes \(written.type) to \(named ?? "nobody")")
        }
        let id = Self.id(of: written, by: actor, to: store, form)
        return await onThread { [self] in
            do {
                let outcome = try onFreeLine { line in
                    try line.sender.withLock { sender in
                        try Self.send(written, id, actor, act, to: store, address, &sender)
                    }
                }
                switch outcome {
                case .answered(.accepted): return .accepted
                case .answered(.refused(let refusal)): return .refused(refusal)
                case .answered(.notYet): return .unknown("it waits for what it builds on")
                case .unknown(let why): return .unknown(why)
                }
            } catch {
                return .unknown("\(error)")
            }
        }
    }

    private static func send(
        _ written: WrittenMessage,
        _ id: MessageID,
        _ actor: Actor,
        _ act: ActRecord?,
        to store: String,
        _ address: BrokerAddress,
        _ sender: inout CommandSender?
    ) throws -> CommandSender.Outcome {
        let open = try sender ?? CommandSender(address, source: "portal")
        open.patience = 8_000
        open.resendAfter = 2_500
        sender = open
        var envelope = open.envelope(written, id: id, by: actor)
        envelope.act = act
        return try open.send(written, envelope, to: store)
    }

    private static func id(of written: WrittenMessage, by actor: Actor, to store: String, _ form: String) -> MessageID {
        let whole = written.id(by: actor, to: store, occasion: 1).value + " " + form
        let digest = StableDigest.hexadecimal(whole).prefix(40)
        // Hexadecimal digits are always an identifier.
        return MessageID(stringLiteral: "p-\(digest)")
    }

    // MARK: asking

    /// Asks a service a question of its own for somebody; what is personal in the answer is noted there with who reads it.
    func ask<Q: Question>(_ store: String, _ question: Q, for actor: Actor, _ purpose: ReadingPurpose) async throws
        -> Q.Reply
    {
        let asking = Asking(by: actor, for: purpose)
        let result: Result<Q.Reply, Away> = await onThread { [self] in
            do {
                return .success(
                    try onFreeLine { line in
                        try line.enquirer.withLock { enquirer in
                            try Self.ask(store, question, asking, address, &enquirer)
                        }
                    }
                )
            } catch {
                return .failure(Away(store: store, why: "\(error)"))
            }
        }
        return try result.get()
    }

    private static func ask<Q: Question>(
        _ store: String,
        _ question: Q,
        _ asking: Asking,
        _ address: BrokerAddress,
        _ enquirer: inout Enquirer?
    ) throws -> Q.Reply {
        // Only a connection that has answered is kept. Nobody serves it while it rests, so that the broker may have ended it
        // meanwhile: then a new one is asked.
        let began = Moment.ofMachine.steady
        if let open = enquirer {
            enquirer = nil
            open.asking = asking
            do {
                let reply = try open.ask(store, question)
                enquirer = open
                return reply
            } catch {
                open.close()
                if Moment.ofMachine.steady - began >= Int64(open.patience) { throw error }
            }
        }
        let fresh = try Enquirer(address, way: .commands)
        fresh.patience = 5_000
        fresh.asking = asking
        let reply = try fresh.ask(store, question)
        enquirer = fresh
        return reply
    }

    // MARK: threads

    private func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            threads.async { continuation.resume(returning: work()) }
        }
    }

    /// One after the other, beginning anywhere: somebody who waits for a service holds up one line.
    private func onFreeLine<Value>(_ work: (Line) throws -> Value) rethrows -> Value {
        try work(lines[Int.random(in: 0..<lines.count)])
    }
}
