import Contracts
import Foundation
import Messaging
import Testing
import ToyServices

@testable import RabbitMQ

/// What is accepted can be sent: a row that fits no frame would be in the journal for ever.
@Suite struct Sendability {
    @Test("Quoi qu'un en-tête contienne, ce qui est accepté peut être publié, et relu", arguments: 0..<12)
    func acceptedIsSendable(seed: Int) throws {
        var random = Seeded(state: UInt64(seed) + 4711)
        var routes = Toy.routes
        routes.listeners[RequestOpened.type] = ["jury"]
        let core = try Core(Toy.desk, store: Store(inMemory: "desk"), routes: routes)
        var entropy = Entropy(seed: UInt64(seed))
        let writer = PropertiesWriter(frameMaximum: 131_072)
        let now = Instant(milliseconds: 1_800_000_000_000)
        let alphabets = ["A", "P-1", "é", "\u{1B}[2J\n", "e-1,", "a=1,", "00-"]
        var (accepted, refused) = (0, 0)
        for number in 0..<60 {
            var message = ForeignProperties(id: "c-\(number)", type: OpenRequest.type.value, stamp: 1_800_000_000)
            message.replyTo = "ccs.replies.ccs-portal.a"
            func text() -> String {
                let most = [1, 8, 64, 255, 4000, 130_000].randomElement(using: &random)!
                let count = Int.random(in: 0...most, using: &random)
                let piece = alphabets.randomElement(using: &random)!
                return String(String(repeating: piece, count: count / piece.utf8.count + 1).prefix(count))
            }
            message.headers = [("ccs_actor", .text("officer@p2st:" + (Bool.random(using: &random) ? "P-1" : text())))]
            for name in [
                "cloudEvents_subject", "traceparent", "ccs_causation", "ccs_after", "ccs_previous", "ccs_digest",
                "ccs_scheme", "ccs_dossier", "ccs_version", "ccs_epoch", "ccs_proof",
            ] where Int.random(in: 0..<16, using: &random) == 0 {
                message.headers.append((name, name == "ccs_version" ? .integer(1) : .text(text())))
            }
            let read = message.read()
            var delivery = Delivery(
                queue: "ccs.desk",
                tag: UInt64(number),
                envelope: read.envelope,
                unreadable: read.unreadable,
                body: Array(#"{"dossier":"D-\#(number)","candidate":"P-\#(number)"}"#.utf8)
            )
            delivery.misread = read.misread
            let outcome = try core.receive([delivery], now: now, entropy: &entropy)
            if outcome.events > 0 { accepted += 1 } else { refused += 1 }
            // Unless it waits for what it names in `after`, whoever sent it is told.
            if read.envelope?.after.isEmpty != false {
                #expect(outcome.replies.contains { $0.envelope.type == Answer.type && $0.asker == "ccs-portal" })
            }
        }
        #expect(accepted > 0 && refused > 0)
        let rows = try core.outgoing(after: 0, limit: 1000).compactMap(\.message) + reread(core)
        #expect(rows.count == 2 * accepted)
        for row in rows {
            var encoded = try writer.write(row, user: "ccs-desk", replyTo: nil)
            #expect(EnvelopeReader.read(&encoded.properties).envelope != nil)
        }
    }

    /// The rows as the relay reads them from the journal, rather than from memory.
    private func reread(_ core: Core) -> [Outgoing] {
        core.forgetFresh(upTo: core.journalledUpTo)
        return (try? core.outgoing(after: 0, limit: 1000).compactMap(\.message)) ?? []
    }
}
