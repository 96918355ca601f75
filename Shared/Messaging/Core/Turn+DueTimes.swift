import Contracts
import Foundation
import GRDB
import JSONCoding

/// A moment that a state wants to be told of.
struct DueMoment: Codable {
    var stream: StreamID
    var name: String
    /// The moment that the state wants, whenever it is tried.
    var at: Instant

    /// When one is tried that is set aside: never.
    static let setAside = Instant(milliseconds: .max)

    /// What has come by then.
    static func due(by now: Instant, limit: Int, _ db: Database) throws -> [DueMoment] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT stream, name, coalesce(due, at) FROM timer WHERE at <= ? ORDER BY timer.at, stream, name LIMIT ?
                    """
            ),
            arguments: [now.milliseconds, limit]
        ).map { DueMoment(stream: StreamID(wire: $0[0]), name: $0[1], at: Instant(milliseconds: $0[2])) }
    }
}

// What time brings.
extension Turn {
    /// The times that have come, at most so many.
    func dueTimes(limit: Int) throws -> [DueMoment] { try DueMoment.due(by: now, limit: limit, db) }

    /// Tells an aggregate that a time of its has come. One that cannot be decided on stays in the store: it is tried again in
    /// an hour, for the moment that it is, and the operator sees why.
    func fire(_ time: DueMoment) throws {
        guard let failure = try inSavepoint({ try decide(on: time) }) else { return }
        try putOff(time, to: now.adding(milliseconds: 3_600_000))
        try bury(time, "dueTimeFailed", failure.why, attempts: 1)
    }

    /// A time that ends the process is not tried any more, until its letter is replayed.
    func setAside(_ time: DueMoment, _ reason: String, _ detail: String, attempts: Int) throws {
        try putOff(time, to: DueMoment.setAside)
        try bury(time, reason, detail, attempts: attempts)
    }

    /// A time that was put off or set aside is tried now.
    func fireAgain(_ time: DueMoment) throws {
        try statement("UPDATE timer SET at = coalesce(due, at), due = NULL WHERE stream = ? AND name = ? AND due = ?")
            .execute(arguments: [time.stream.value, time.name, time.at.milliseconds])
        timesChanged = true
    }

    private func putOff(_ time: DueMoment, to later: Instant) throws {
        try statement("UPDATE timer SET at = ?, due = ? WHERE stream = ? AND name = ?")
            .execute(arguments: [later.milliseconds, time.at.milliseconds, time.stream.value, time.name])
        timesChanged = true
    }

    /// Failing again, it stays one letter.
    private func bury(_ time: DueMoment, _ reason: String, _ detail: String, attempts: Int) throws {
        let delivery = Delivery(
            queue: Routes.queue(ofStore: core.store.name),
            tag: 0,
            envelope: nil,
            unreadable: "due time \(time.stream) \(time.name)",
            body: [UInt8](core.encoder.encode(time))
        )
        let cause = "\(time.stream.kind)/\(time.name)"
        try bury(delivery, reason, detail, attempts: attempts, dueTime: time, cause: cause)
    }

    private func decide(on time: DueMoment) throws {
        let (stream, name, at) = (time.stream, time.name, time.at)
        try statement("DELETE FROM timer WHERE stream = ? AND name = ?").execute(arguments: [stream.value, name])
        timesChanged = true
        guard let standing = try standing(stream), let handler = core.definition.dueHandlers["\(stream.kind)/\(name)"]
        else { return try pass(time) }
        let actor = Actor(.system, core.store.name)
        var head = Envelope(
            id: MessageID("due-\(at.milliseconds)-\(name)") ?? "due",
            type: "ccs.due.v1",
            source: core.store.name,
            subject: stream.value,
            time: at
        )
        head.actor = actor
        let context = Context(turn: self, now: now, actor: actor, envelope: head)
        guard case .accepted(let events) = try handler.decide(standing.state, context), !events.isEmpty else {
            return try pass(time)
        }
        // A state may want the same moment again, as where what had ended is annulled: then it is another cause.
        let key = "due/\(stream)/\(name)/\(at.milliseconds)/\(standing.version)"
        _ = try append(events, cause: Cause(key: key, id: "due:\(name)", time: at, actor: actor), context)
        if try self.standing(stream)?.state.dueTimes.contains(DueTime(name, at: at)) == true { try pass(time) }
    }

    private func pass(_ time: DueMoment) throws {
        try statement("INSERT OR IGNORE INTO passed VALUES(?, ?, ?)")
            .execute(arguments: [time.stream.value, time.name, time.at.milliseconds])
    }
}
