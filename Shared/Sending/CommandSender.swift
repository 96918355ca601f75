public import Contracts
import Foundation
import Messaging
public import RabbitMQ

/// Sends commands in people's names, as a user whom the broker lets do so, and waits for their answers. Used by one thread.
public final class CommandSender {
    /// What becomes of a command.
    public enum Outcome: Sendable, Equatable {
        /// It was decided on.
        case answered(Answer)
        /// It is not known whether it was: the same is to be sent again.
        case unknown(String)
    }

    private let address: BrokerAddress
    private let source: String
    private var connection: RequestConnection

    /// How long an answer is waited for, in milliseconds. Meanwhile the command is sent again under its id.
    public var patience = 30_000
    /// After how long it is sent again, in milliseconds.
    public var resendAfter = 5_000

    /// Connects.
    ///
    /// - Parameter source: the program that sends.
    public init(_ address: BrokerAddress, source: String = "ccs") throws {
        self.address = address
        self.source = source
        connection = try Self.connected(address)
    }

    private static func connected(_ address: BrokerAddress) throws -> RequestConnection {
        do {
            return try RequestConnection(address)
        } catch {
            throw Complaint("\(error)")
        }
    }

    /// What stands around a command when it is sent now.
    public func envelope(
        _ message: WrittenMessage,
        id: MessageID,
        by actor: Actor,
        after: [MessageID] = []
    ) -> Envelope {
        var envelope = Envelope(
            id: id,
            type: MessageType(message.type),
            source: source,
            time: Moment.ofMachine.wall
        )
        envelope.dossier = message.dossier
        envelope.user = address.user
        envelope.actor = actor
        envelope.after = after
        return envelope
    }

    /// Sends a command until it is answered, or patience is at its end. The same bytes each time: a signature stays good.
    public func send(_ message: WrittenMessage, _ envelope: Envelope, to store: String) throws -> Outcome {
        let outgoing = Outgoing(
            exchange: Routes.commands,
            key: store,
            mandatory: true,
            envelope: envelope,
            body: [UInt8](message.body.utf8)
        )
        let giveUp = Moment.ofMachine.steady + Int64(patience)
        var why = ""
        repeat {
            let left = Int(giveUp - Moment.ofMachine.steady)
            do {
                let body = try connection.request(
                    outgoing,
                    of: Routes.user(ofStore: store),
                    timeoutMilliseconds: max(1, min(resendAfter, left))
                ).body
                guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(body)) else {
                    throw Complaint(
                        "la réponse de \(store) ne peut être lue : il est d'une autre version que cet outil"
                    )
                }
                guard case .notYet(let waiting) = answer else { return .answered(answer) }
                why =
                    waiting.isEmpty
                    ? "la demande est chez l'exploitant" : "attend \(waiting.map(\.value).joined(separator: ", "))"
                Thread.sleep(forTimeInterval: 0.2)
            } catch RequestConnection.Failure.returned(let reason) {
                throw Complaint("\(store) n'a pas de file pour les commandes (\(reason)) : voir ccs topology check")
            } catch RequestConnection.Failure.timedOut {
                why = "\(store) ne répond pas"
            } catch RequestConnection.Failure.lost(let reason) {
                why = reason
                reconnect()
            } catch let error as BrokerError {
                if case .unsendable(let reason) = error { throw Complaint("ne peut être envoyé : \(reason)") }
                why = "\(error)"
                reconnect()
            }
        } while Moment.ofMachine.steady < giveUp
        return .unknown(why)
    }

    private func reconnect() {
        connection.close()
        Thread.sleep(forTimeInterval: 0.3)
        if let fresh = try? RequestConnection(address) { connection = fresh }
    }

    /// Closes the connection.
    public func close() { connection.close() }
}
