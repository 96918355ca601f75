public import Contracts
import Foundation
import GRDB

extension InquiryDesk {
    /// What is to be done for an inquiry that takes long, by any thread; `nil` for the others. It works over a connection of
    /// its own, so that messages, leases and heartbeats go on: on the store as it is now where it only reads; where it
    /// writes, the store's messages wait for it.
    public func longWork(for inquiry: Inquiry, now: Instant) -> (@Sendable () -> InquiryAnswer)? {
        guard core.store.path != ":memory:" else { return nil }
        do {
            switch inquiry {
            case .verify: return try core.verifyElsewhere()
            case .rebuild: return core.rebuildElsewhere()
            case .backup(let name, let asking):
                return core.backUpElsewhere(named: name, noting: core.notingCopy(asking: asking, now: now))
            default: return nil
            }
        } catch {
            return { .failed("\(error)") }
        }
    }
}

extension Core {
    /// Verifies the store as it is now, with what is in memory.
    fileprivate func verifyElsewhere() throws -> @Sendable () -> InquiryAnswer {
        takeFileBack()
        var configuration = Configuration()
        configuration.readonly = true
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(path: store.path, configuration: configuration)
        // Its sight of the store begins here, where no transaction is under way.
        try queue.inDatabase { try $0.execute(sql: "BEGIN; SELECT count(*) FROM meta") }
        let verifier = Verifier(definition, cache: cache.all)
        return {
            do {
                let faults = try queue.inDatabase { db in
                    defer { try? db.execute(sql: "ROLLBACK") }
                    return try verifier.faults(db)
                }
                try queue.close()
                return .faults(faults)
            } catch {
                return .failed("\(error)")
            }
        }
    }

    fileprivate func rebuildElsewhere() -> @Sendable () -> InquiryAnswer {
        takeFileBack()
        if let why = store.hands.reason { return { .failed("the store \(why): ask again later") } }
        let (path, hands, from) = (store.path, store.hands, limits.snapshotEvery)
        let verifier = Verifier(definition, cache: [:])
        hands.give(why: "is rebuilt out of its journal")
        return {
            defer { hands.giveBack { $0.forgetStates() } }
            do {
                let queue = try DatabaseQueue(path: path, configuration: Store.configuration)
                try queue.write { try verifier.rebuild($0, snapshotFrom: from) }
                try queue.close()
                return .done
            } catch {
                return .failed("\(error)")
            }
        }
    }

    fileprivate func backUpElsewhere(
        named copy: String,
        noting note: @escaping @Sendable (Database) throws -> Void
    ) -> @Sendable () -> InquiryAnswer {
        let (name, file, backups) = (store.name, store.filePath, store.backups)
        return {
            do {
                let queue = try DatabaseQueue(path: file, configuration: Store.configuration)
                try queue.write(note)
                try queue.close()
                return .copied(
                    try Store.backUp(name, file, into: backups, named: copy) { try Store.backup(file, to: $0) }
                )
            } catch {
                return .failed("\(error)")
            }
        }
    }
}
