import Contracts
import GRDB

extension Core {
    /// How the store stands, without what takes long to count. What cannot be read is its failure.
    func pulse(now: Instant) -> StorePulse {
        var pulse = StorePulse(store: store.name)
        (pulse.journal, pulse.confirmed) = (last.seq, cursor)
        if let damage = store.damage {
            pulse.failing = damage
            return pulse
        }
        do {
            try read(&pulse, now)
        } catch {
            pulse.failing = "\(error)"
        }
        return pulse
    }

    private func read(_ pulse: inout StorePulse, _ now: Instant) throws {
        let due = try nextDue()
        try store.reading { db in
            pulse.isRecovering = try Store.meta(db, "recovering") == 1
            let parked = try Row.fetchOne(db.cachedStatement(sql: "SELECT count(*), min(since) FROM parked"))
            pulse.parked = parked?[0] ?? 0
            pulse.parkedMilliseconds = (parked?[1] as Int64?).map { max(0, now.milliseconds - $0) } ?? 0
            let dead = try Row.fetchAll(
                db.cachedStatement(sql: "SELECT reason, count(*) FROM dead WHERE state = 'open' GROUP BY reason")
            )
            pulse.dead = Dictionary(uniqueKeysWithValues: dead.map { ($0[0], $0[1]) })
        }
        pulse.unsent = try unsent(limit: 0).waiting
        pulse.overdueMilliseconds = due.map { max(0, now.milliseconds - $0.milliseconds) } ?? 0
    }
}
