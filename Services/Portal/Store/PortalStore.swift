public import Contracts
import Foundation
import GRDB

/// What the portal keeps of its own: who may sign in, and the lists that are made of events. Nothing of it is the truth about
/// a file: the lists can be made anew at any time, and an account holds no right that a service does not decide on again.
public final class PortalStore: Sendable {
    let database: any DatabaseWriter
    /// The time, as who has the store reads it.
    let now: @Sendable () -> Instant

    /// Opens the store in that folder; makes it where there is none.
    public init(folder: String, now: @escaping @Sendable () -> Instant) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            // An acknowledged event is on the disk.
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        configuration.maximumReaderCount = 4
        database = try DatabasePool(path: "\(folder)/portal.sqlite", configuration: configuration)
        self.now = now
        try Self.migrator.migrate(database)
    }

    /// A store that is gone with this value: for tests.
    public init(inMemory now: @escaping @Sendable () -> Instant) throws {
        database = try DatabaseQueue()
        self.now = now
        try Self.migrator.migrate(database)
    }
}
