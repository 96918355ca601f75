public import Contracts
public import Foundation
import JSONCoding

/// "When that is asked, this is answered": looks at states, and decides nothing. Only that somebody was shown what is
/// personal is noted.
public struct Answering: ListeningEntry {
    let name: String
    let answer: @Sendable (Data, Context) throws -> (reply: Data, shown: [Shown])

    /// What is answered, and what of it shows somebody's data.
    public init<Q: Question>(
        _ type: Q.Type,
        _ answer: @escaping @Sendable (Q, Context) throws -> Q.Reply,
        shows: @escaping @Sendable (Q, Q.Reply, Context) throws -> [Shown] = { _, _, _ in [] }
    ) {
        name = Q.name
        self.answer = { body, context in
            let question = try JSONBytesDecoder().decode(Q.self, from: body)
            let reply = try answer(question, context)
            return (JSONBytesEncoder().encode(reply), try shows(question, reply, context))
        }
    }
}

extension Core {
    /// The answer to a question, as JSON; `nil` when the service does not know it. Whoever asks is noted where the answer
    /// shows what is personal.
    public func answer(
        _ name: String,
        _ body: Data,
        asking: Asking? = nil,
        now: Instant,
        entropy: Entropy
    ) throws -> Data? {
        guard let answering = definition.questions[name] else { return nil }
        takeFileBack()
        let answer = try store.reading { db in
            let turn = try Turn(core: self, db: db, now: max(now, last.at), entropy: entropy)
            let envelope = Envelope(id: "question", type: Inquiry.type, source: store.name, time: now)
            return try answering.answer(
                body,
                Context(turn: turn, now: turn.now, actor: Actor(.system, store.name), envelope: envelope)
            )
        }
        let asking = asking ?? Asking(by: Actor(.system, store.name), for: .operation)
        try note(answer.shown, matter: name, asking: asking, now: now)
        return answer.reply
    }

    /// What stands against erasing a person's data in this store.
    public func obstacles(toErasing person: PersonID, now: Instant, entropy: Entropy) throws -> [Refusal] {
        let question = encoder.encode(ReadErasureObstacles(person: person))
        guard let reply = try answer(ReadErasureObstacles.name, question, now: now, entropy: entropy) else { return [] }
        return try decoder.decode(ReadErasureObstacles.Reply.self, from: reply).obstacles
    }
}
