public import Contracts
public import Foundation
import JSONCoding

/// "When that is asked, this is answered": looks at states, decides nothing, records nothing.
public struct Answering: ListeningEntry {
    let name: String
    let answer: @Sendable (Data, Context) throws -> Data

    /// What is answered.
    public init<Q: Question>(_ type: Q.Type, _ answer: @escaping @Sendable (Q, Context) throws -> Q.Reply) {
        name = Q.name
        self.answer = { body, context in
            let question = try JSONDecoder().decode(Q.self, from: body)
            return try JSONEncoder().encode(answer(question, context))
        }
    }
}

extension Core {
    /// The answer to a question, as JSON; `nil` when the service does not know it.
    public func answer(_ name: String, _ body: Data, now: Instant, entropy: Entropy) throws -> Data? {
        guard let answering = definition.questions[name] else { return nil }
        return try store.reading { db in
            let turn = try Turn(core: self, db: db, now: max(now, last.at), entropy: entropy)
            let envelope = Envelope(id: "question", type: Inquiry.type, source: store.name, time: now)
            return try answering.answer(
                body,
                Context(turn: turn, now: turn.now, actor: Actor(.system, store.name), envelope: envelope)
            )
        }
    }
}
