public import Contracts
import Foundation
public import Messaging
public import RabbitMQ

/// Asks stores over the queues. Used by one thread.
public final class Enquirer {
    /// By which way inquiries go to the stores.
    public enum Way: Sendable {
        /// Into their queues, as the operator may.
        case queues
        /// Over the exchange for commands, as the portal may.
        case commands
    }

    private let connection: RequestConnection
    private let way: Way

    /// How long a store has for its answer, in milliseconds.
    public var patience = 10_000
    /// Who asks for what is personal, and for what: each service notes it where it shows anything.
    public var asking = Asking(by: Asking.operatorHere, for: .operation)

    /// Connects.
    public init(_ address: BrokerAddress, way: Way = .queues) throws {
        self.way = way
        do {
            connection = try RequestConnection(address)
        } catch {
            throw Complaint("\(error)")
        }
    }

    /// What to publish for an inquiry.
    public static func message(_ inquiry: Inquiry, to store: String, id: String, way: Way = .queues) throws -> Outgoing
    {
        let envelope = Envelope(
            id: MessageID(id) ?? "inquiry",
            type: Inquiry.type,
            source: "ccs",
            time: Moment.ofMachine.wall
        )
        return Outgoing(
            exchange: way == .queues ? "" : Routes.commands,
            key: way == .queues ? Routes.inquiryQueue(ofStore: store) : Routes.inquiryKey(ofStore: store),
            mandatory: true,
            envelope: envelope,
            body: [UInt8](try JSONEncoder().encode(inquiry))
        )
    }

    /// An id that nobody can guess: who answers one question cannot answer another that it was not asked.
    public static func newID(_ kind: String) -> String {
        let halves = [UInt64.random(in: 0...UInt64.max), UInt64.random(in: 0...UInt64.max)]
        return "\(kind)-" + halves.map { String($0, radix: 16) }.joined(separator: "-")
    }

    /// Asks a store and waits for its answer; only the store's own service can give it.
    public func ask(_ store: String, _ inquiry: Inquiry) throws -> InquiryAnswer {
        let message = try Self.message(inquiry, to: store, id: Self.newID("q"), way: way)
        let body: [UInt8]
        do {
            body = try connection.request(
                message,
                of: Routes.user(ofStore: store),
                timeoutMilliseconds: patience
            ).body
        } catch RequestConnection.Failure.timedOut(let milliseconds) {
            throw Complaint(
                "\(store) does not answer within \(milliseconds / 1000) s: its service must run and hold the store"
            )
        } catch RequestConnection.Failure.returned(let reason) {
            throw Complaint("\(store) has no queue for inquiries (\(reason)): see ccs topology check")
        } catch {
            throw Complaint("\(store) cannot be asked: \(error)")
        }
        guard let answer = try? JSONDecoder().decode(InquiryAnswer.self, from: Data(body)) else {
            throw Complaint("\(store)'s answer cannot be read: its service is of another version than this tool")
        }
        if case .failed(let why) = answer { throw Complaint("\(store): \(why.visible())") }
        return answer
    }

    /// The digest of a row of a store's journal; empty when it has no such row.
    public func digest(ofRow seq: Int64, in store: String) throws -> String {
        guard case .reply(let digest) = try ask(store, .digest(ofRow: seq)) else {
            throw Complaint("\(store): its answer is no digest")
        }
        return digest
    }

    /// The answer to an inquiry, or why there is none.
    public func attempt(_ store: String, _ inquiry: Inquiry) -> Result<InquiryAnswer, Complaint> {
        do {
            return .success(try ask(store, inquiry))
        } catch {
            return .failure(error as? Complaint ?? Complaint("\(error)"))
        }
    }

    /// Sends a command and waits for its answer.
    public func send(_ command: some Command, to store: String) throws -> Answer {
        var envelope = Envelope(
            id: MessageID(Self.newID("o")) ?? "command",
            type: type(of: command).type,
            source: "ccs",
            time: Moment.ofMachine.wall
        )
        envelope.dossier = command.about
        envelope.actor = Asking.operatorHere
        let message = Outgoing(
            exchange: Routes.commands,
            key: store,
            mandatory: true,
            envelope: envelope,
            body: [UInt8](try JSONEncoder().encode(command))
        )
        do {
            let body = try connection.request(
                message,
                of: Routes.user(ofStore: store),
                timeoutMilliseconds: patience
            ).body
            return try JSONDecoder().decode(Answer.self, from: Data(body))
        } catch {
            throw Complaint("\(store) did not answer: \(error)")
        }
    }

    /// The store, as an audit sees it.
    public func remote(_ store: String) -> RemoteStore {
        RemoteStore(name: store, asking: asking) { [self] inquiry in try ask(store, inquiry) }
    }

    /// Closes the connection.
    public func close() { connection.close() }
}

extension Enquirer {
    /// Asks a service a question of its own, and waits for the reply.
    public func ask<Q: Question>(_ store: String, _ question: Q) throws -> Q.Reply {
        let body = String(decoding: try JSONEncoder().encode(question), as: UTF8.self)
        guard case .reply(let reply) = try ask(store, .question(Q.name, body: body, asking: asking)),
            let value = try? JSONDecoder().decode(Q.Reply.self, from: Data(reply.utf8))
        else { throw Complaint("\(store)'s reply cannot be read: its service is of another version than this tool") }
        return value
    }
}

extension Asking {
    /// Whoever sits before this program, by the name under which they are signed in.
    public static var operatorHere: Actor {
        Actor(.systemOperator, NSUserName().isEmpty ? "unknown" : NSUserName()).identified
    }
}
