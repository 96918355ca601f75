import Contracts
import Foundation
import Messaging
import RabbitMQ

/// The service's own store, as its sender sees it: over the same queues as everybody. Used by one thread.
final class StoreDesk {
    /// The store cannot be asked, or says what nobody understands.
    struct Trouble: Error, CustomStringConvertible {
        let description: String
    }

    private let connection: RequestConnection
    private let store: String
    private let sender: String
    private let asking = Asking(by: StoreDesk.actor, for: .instruction)

    private static let actor = Actor(.system, "correspondence")
    private static let patience = 10_000

    init(_ url: String, store: String, sender: String) throws {
        connection = try RequestConnection(try BrokerAddress(url: url, name: "postman"))
        self.store = store
        self.sender = sender
    }

    func close() { connection.close() }

    /// The letters that are to be handed over now.
    func waiting(limit: Int) throws -> [LetterSheet] {
        let question = ReadWaitingLetters(sender: sender, limit: limit)
        let body = String(decoding: try JSONEncoder().encode(question), as: UTF8.self)
        let inquiry = Inquiry.question(ReadWaitingLetters.name, body: body, asking: asking)
        let id = try identifier("q-\(String(UInt64.random(in: .min ... .max), radix: 16))")
        let answer = try request(
            Envelope(id: id, type: Inquiry.type, source: store, time: now),
            body: try JSONEncoder().encode(inquiry),
            queue: Routes.inquiryQueue(ofStore: store)
        )
        switch try JSONDecoder().decode(InquiryAnswer.self, from: answer) {
        case .reply(let text):
            return try JSONDecoder().decode(ReadWaitingLetters.Reply.self, from: Data(text.utf8)).letters
        case .failed(let why): throw Trouble(description: why)
        default: throw Trouble(description: "\(store) answers something else than was asked")
        }
    }

    /// Says that a letter is about to be handed over; whether it may be.
    func begin(_ letter: LetterSheet) throws -> Bool {
        let command = BeginSending(letter: letter.letter, number: letter.number, sender: sender)
        let id = "b-\(letter.letter)-\(letter.number)-\(sender)"
        if case .accepted = try send(command, id, dossier: letter.dossier) { return true }
        return false
    }

    /// Says what came of it, until it is taken.
    ///
    /// - Returns: whether it was; not where there is no time left.
    func note(_ result: Carrier.Result, while goesOn: () -> Bool) throws -> Bool {
        let command = result.command
        let id = "n-\(command.letter)-\(command.number)-\(command.outcome.rawValue)"
        while goesOn() {
            // One that lies with the operator is asked about again, under the same identifier.
            if try !send(command, id, dossier: command.dossier).isOpen { return true }
            Thread.sleep(forTimeInterval: 1)
        }
        return false
    }

    private func send(_ command: some Command, _ id: String, dossier: DossierID?) throws -> Answer {
        let type = type(of: command).type
        var envelope = Envelope(id: try identifier(id), type: type, source: store, time: now)
        envelope.dossier = dossier
        envelope.actor = Self.actor
        let answer = try request(
            envelope,
            body: try JSONEncoder().encode(command),
            queue: Routes.queue(ofStore: store)
        )
        return try JSONDecoder().decode(Answer.self, from: answer)
    }

    /// Two messages under one identifier would be one: what is no identifier is sent under none in its place.
    private func identifier(_ text: String) throws -> MessageID {
        guard let id = MessageID(text) else { throw Trouble(description: "\(text) is no identifier of a message") }
        return id
    }

    /// To a queue of its own a service publishes without an exchange of ours, to which only those who act for people may.
    private func request(_ envelope: Envelope, body: Data, queue: String) throws -> Data {
        let message = Outgoing(exchange: "", key: queue, mandatory: true, envelope: envelope, body: [UInt8](body))
        let answer = try connection.request(
            message,
            of: Routes.user(ofStore: store),
            timeoutMilliseconds: Self.patience
        )
        return Data(answer.body)
    }

    private var now: Instant { Moment.ofMachine.wall }
}
