public import Contracts
public import Foundation
import JSONCoding

/// Answers inquiries about one store.
public struct InquiryDesk {
    let core: Core
    let worker: String

    /// A desk for that core's store in that worker's hands.
    public init(core: Core, worker: String) {
        self.core = core
        self.worker = worker
    }

    /// An answer's bytes. One that no message carries is answered with that.
    public static func body(of answer: InquiryAnswer) throws -> Data {
        let body = JSONBytesEncoder().encode(answer)
        guard body.count > Outgoing.mostBytes else { return body }
        let why = "the answer would have \(body.count) bytes; a message has at most \(Outgoing.mostBytes): ask for less"
        return JSONBytesEncoder().encode(InquiryAnswer.failed(why))
    }

    /// The answer, and what came of a replayed letter.
    public func answer(_ inquiry: Inquiry, now: Instant, entropy: inout Entropy) throws -> (
        InquiryAnswer, Core.Outcome
    ) {
        var outcome = Core.Outcome()
        do {
            return (try decide(inquiry, now: now, entropy: &entropy, outcome: &outcome), outcome)
        } catch let crash as SimulatedCrash {
            throw crash
        } catch {
            return (.failed("\(error)"), outcome)
        }
    }

    private func decide(
        _ inquiry: Inquiry,
        now: Instant,
        entropy: inout Entropy,
        outcome: inout Core.Outcome
    ) throws -> InquiryAnswer {
        switch inquiry {
        case .status: return .status(try core.status(), worker: worker)
        case .trace(let dossier): return .trace(try core.trace(dossier))
        case .events(let ids, let dossiers, let types):
            return .events(try core.events(ids, of: dossiers, types: types))
        case .verify: return .faults(try core.verify())
        case .digest(let row): return .reply(try core.digest(ofRow: row))
        case .rebuild:
            try core.rebuild()
            return .done
        case .backup(let name, let asking):
            try core.noteCopy(asking: asking, now: now)
            return .copied(try core.store.backUp(named: name))
        case .deadLetters(let openOnly, let choice, let limit):
            let most = max(1, min(limit ?? 200, 1000))
            return .deadLetters(try core.deadLetters(choice ?? DeadLetterChoice(), openOnly: openOnly, limit: most))
        case .letterGroups(let choice, let limit):
            return .letterGroups(try core.letterGroups(choice, limit: max(1, min(limit, 200))))
        case .letterDecisions(let limit):
            return .letterDecisions(try core.letterDecisions(limit: max(1, min(limit, 1000))))
        case .replayLetters(let choice, let limit):
            let (result, made) = try core.replayDead(
                choice,
                limit: max(0, min(limit, 500)),
                now: now,
                entropy: &entropy
            )
            outcome = made
            return .replayed(result)
        case .deadLetter(let number, let asking):
            guard let letter = try core.deadLetter(number) else { return .deadLetters([]) }
            try core.noteReading(of: letter, asking: asking, now: now)
            return .deadLetters([letter])
        case .replayDead(let number):
            outcome = try core.replayDead(number, now: now, entropy: &entropy)
            return .done
        case .unsent(let limit): return .unsent(try core.unsent(limit: min(limit, 1000)).rows)
        case .told(let after, let limit):
            let (messages, through) = try core.told(after: after, limit: max(1, min(limit, 1000)))
            return .told(messages, through: through)
        case .setAside(let seq, let actor, let why):
            return .flag(try core.decideUnsent(seq, aside: true, by: actor, why: why, now: now))
        case .takeUp(let seq, let actor, let why):
            return .flag(try core.decideUnsent(seq, aside: false, by: actor, why: why, now: now))
        case .discardLetters(let choice, let limit, let actor, let why):
            let (count, made) = try core.discardDead(
                choice,
                limit: max(1, min(limit, 500)),
                by: actor,
                why: why,
                now: now,
                entropy: &entropy
            )
            outcome = made
            return .number(count)
        case .question(let name, let body, let asking):
            let reply = try core.answer(name, Data(body.utf8), asking: asking, now: now, entropy: entropy)
            guard let reply else {
                return .failed("this service does not answer \(name)")
            }
            return .reply(String(decoding: reply, as: UTF8.self))
        default: return try audit(inquiry, now: now)
        }
    }

    private func audit(_ inquiry: Inquiry, now: Instant) throws -> InquiryAnswer {
        switch inquiry {
        case .auditRecovering: return .flag(try core.recovering())
        case .auditEpoch: return .number(core.currentEpoch())
        case .auditOwed(let listener, let after, let limit):
            return .owed(try core.owed(to: listener, after: after, limit: min(limit, 1000)))
        case .auditHeld(let events, let publisher): return .held(try core.held(events, from: publisher))
        case .auditRepublish(let rows, let listener): try core.republish(rows, to: listener)
        case .auditReceived(let publisher, let after, let limit):
            return .messages(try core.received(from: publisher, after: after, limit: min(limit, 1000)))
        case .auditWhole(let events, let publisher, let asking):
            let whole = try core.whole(events, from: publisher)
            try core.noteReading(ofReceived: whole, asking: asking ?? .byOperator("audit"), now: now)
            return .received(whole)
        case .auditLacks(let events): return .messages(try core.lacks(events))
        case .auditRecover(let events, let listener, let unproved):
            return .messages(try core.recover(events, from: listener, acceptingUnproved: unproved))
        case .auditTellsOwn: return .flag(core.tellsOwn())
        case .auditTakeBack(let limit): return .number(try core.takeBack(limit: min(limit, 1000)))
        case .auditFence(let publisher, let epoch): try core.fence(publisher, epoch: epoch)
        case .auditFinish: try core.finishRecovery()
        default: return .failed("not an inquiry of an audit")
        }
        return .done
    }
}
