import Contracts
import Foundation
import GRDB
import JSONCoding

extension Core {
    /// What is wrong with the store's journal and what follows from it; empty when it holds.
    ///
    /// Checks SQLite's own integrity, the chain of digests, the digests of personal groups that are not erased, the
    /// versions of streams, and, against a state evolved anew from the journal, every aggregate, claim, number and
    /// due time.
    public func verify() throws -> [String] {
        try store.reading { try Verifier(definition, cache: cache.all).faults($0) }
    }

    /// Writes every state, claim, number and due time anew out of the journal, in one transaction.
    public func rebuild() throws {
        let verifier = Verifier(definition, cache: [:])
        try store.writing { try verifier.rebuild($0, snapshotFrom: limits.snapshotEvery) }
        forgetStates()
    }

    /// What is in memory may not be what the store says now.
    func forgetStates() {
        cache.removeAll()
        knownDue = nil
    }

    func decodeEvent<E: Event>(_ type: E.Type, _ body: Data) throws -> any Event {
        try decoder.decode(E.self, from: body)
    }
}

/// Evolves a store's whole journal anew. Uses nothing of the core: it may work on a thread of its own.
struct Verifier: Sendable {
    private let kinds: [Substring: any Aggregate.Type]
    private let eventTypes: [MessageType: any Event.Type]
    private let decoder = JSONBytesDecoder()
    private let encoder = JSONBytesEncoder()
    /// The states in memory, to be compared too.
    private let cache: [StreamID: Standing]

    init(_ definition: ServiceDefinition, cache: [StreamID: Standing]) {
        kinds = Dictionary(uniqueKeysWithValues: definition.aggregates.map { (Substring($0.kind), $0) })
        eventTypes = Dictionary(
            definition.aggregates.flatMap { $0.events.map { ($0.type, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
        self.cache = cache
    }

    /// What is wrong; empty when nothing is.
    func faults(_ db: Database) throws -> [String] {
        var faults = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        faults += try chainFaults(db)
        let rebuilt = try rebuildInMemory(db)
        faults += try differences(db, from: rebuilt)
        return faults
    }

    /// Writes everything anew, within a transaction.
    func rebuild(_ db: Database, snapshotFrom version: Int) throws {
        let rebuilt = try rebuildInMemory(db)
        for table in ["aggregate", "population", "claim", "number", "timer"] {
            try db.execute(sql: "DELETE FROM \(table)")
        }
        for (stream, standing) in rebuilt.standings.sorted(by: { $0.key < $1.key }) {
            try db.execute(
                sql: "INSERT INTO population VALUES(?, 1) ON CONFLICT DO UPDATE SET count = count + 1",
                arguments: [String(stream.kind)]
            )
            guard standing.version >= version else { continue }
            try db.execute(
                sql: "INSERT INTO aggregate VALUES(?, ?, ?, ?)",
                arguments: [
                    stream.value, standing.version, Lanes.write(standing.lanes), encoder.encode(standing.state),
                ]
            )
        }
        for (key, stream) in rebuilt.claims.sorted(by: { $0.key < $1.key }) {
            try db.execute(sql: "INSERT INTO claim VALUES(?, ?)", arguments: [key, stream])
        }
        for (series, number) in rebuilt.numbers.sorted(by: { $0.key < $1.key }) {
            try db.execute(sql: "INSERT INTO number VALUES(?, ?)", arguments: [series, number])
        }
        for (stream, times) in rebuilt.times.sorted(by: { $0.key < $1.key }) {
            for time in times {
                try db.execute(
                    sql: "INSERT INTO timer(stream, name, at) VALUES(?, ?, ?)",
                    arguments: [stream, time.name, time.at.milliseconds]
                )
            }
        }
    }

    private func chainFaults(_ db: Database) throws -> [String] {
        var faults: [String] = []
        var lastDigest = Data()
        var expected: Int64 = 1
        let rows = try Row.fetchCursor(db, sql: "SELECT \(JournalRow.columns) FROM journal ORDER BY seq")
        while let found = try rows.next() {
            let row = JournalRow(found)
            if row.seq != expected { faults.append("journal: row \(expected) is missing") }
            if row.computedDigest(after: lastDigest) != row.digest {
                faults.append("journal: row \(row.seq) (\(row.type) of \(row.stream)) is not what its digest says")
            }
            lastDigest = row.digest
            expected = row.seq + 1
        }
        let groups = try Row.fetchCursor(
            db,
            sql: """
                SELECT seq, salt, personal.body, personal_digest, cut FROM personal LEFT JOIN journal USING(seq)
                ORDER BY seq
                """
        )
        while let group = try groups.next() {
            let (salt, body, digest) = (group[1] as Data, group[2] as Data, group[3] as Data?)
            // Programs that did not know what ends early had the digest over the whole group.
            let covered = [withoutEarlyEnding(body), body]
            if covered.contains(where: { FieldDigest.of(salt: salt, $0) == digest }) { continue }
            if group[4] as Int? == 1, digest != nil { continue }
            faults.append("personal: the group of row \(group[0] as Int64) is not what its digest says")
        }
        return faults
    }

    private struct Snapshot {
        var version: Int
        var lanes: String
        var state: Data
    }

    private struct Rebuilt {
        /// Written states that are not what the history makes them, at their version.
        var faults: [String] = []
        var standings: [StreamID: Standing] = [:]
        var claims: [String: String] = [:]
        var numbers: [String: Int] = [:]
        var times: [String: [DueTime]] = [:]
    }

    private func rebuildInMemory(_ db: Database) throws -> Rebuilt {
        var rebuilt = Rebuilt()
        var snapshots: [StreamID: Snapshot] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT stream, version, lanes, state FROM aggregate") {
            snapshots[StreamID(wire: row[0])] = Snapshot(version: row[1], lanes: row[2], state: row[3])
        }
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(JournalRow.columns), (SELECT body FROM personal WHERE personal.seq = journal.seq)
                FROM journal ORDER BY seq
                """
        )
        while let found = try rows.next() {
            let row = JournalRow(found)
            guard let type = eventTypes[row.type], let kind = kinds[row.stream.kind] else { continue }
            let event = try decodeEvent(type, EventBody(open: row.body, personal: found[17]))
            let before = rebuilt.standings[row.stream]
            guard let after = evolved(kind, before?.state, event) else { continue }
            for taken in after.numbers {
                rebuilt.numbers[taken.series] = max(rebuilt.numbers[taken.series] ?? 0, taken.number)
            }
            var lanes = before?.lanes ?? [:]
            for store in Lanes.read(row.previous).keys { lanes[store] = row.version }
            rebuilt.standings[row.stream] = Standing(version: row.version, lanes: lanes, state: after, snapshot: 0)
            if let snapshot = snapshots[row.stream], snapshot.version == row.version {
                snapshots[row.stream] = nil
                let state = encoder.encode(after)
                if snapshot.lanes != Lanes.write(lanes) || snapshot.state != state {
                    rebuilt.faults.append("aggregate: \(row.stream) is not what its history makes it")
                }
            }
        }
        rebuilt.faults += snapshots.keys.map { "aggregate: \($0) has no history in the journal" }
        let passed = Set(
            try Row.fetchAll(db, sql: "SELECT stream, name, at FROM passed").map {
                "\($0[0] as String) \($0[1] as String) \($0[2] as Int64)"
            }
        )
        for (stream, standing) in rebuilt.standings {
            for claim in standing.state.claims { rebuilt.claims[claim.value] = stream.value }
            let times = standing.state.dueTimes.filter {
                !passed.contains("\(stream) \($0.name) \($0.at.milliseconds)")
            }
            if !times.isEmpty { rebuilt.times[stream.value] = times }
        }
        return rebuilt
    }

    private func decodeEvent<E: Event>(_ type: E.Type, _ body: EventBody) throws -> any Event {
        try body.event(E.self, decoder)
    }

    private func evolved<A: Aggregate>(_ kind: A.Type, _ state: (any Aggregate)?, _ event: any Event)
        -> (any Aggregate)?
    {
        A.evolve(state as? A, event)
    }

    private func differences(_ db: Database, from rebuilt: Rebuilt) throws -> [String] {
        var faults = rebuilt.faults
        for (stream, standing) in rebuilt.standings {
            guard let inMemory = cache[stream] else { continue }
            let (state, expected) = (encoder.encode(inMemory.state), encoder.encode(standing.state))
            if inMemory.version != standing.version || inMemory.lanes != standing.lanes || state != expected {
                faults.append("aggregate: \(stream) in memory is not what its history makes it")
            }
        }
        let population = try Row.fetchAll(db, sql: "SELECT kind, count FROM population").map {
            ($0[0] as String, $0[1] as Int)
        }
        let kinds = Dictionary(rebuilt.standings.keys.map { (String($0.kind), 1) }, uniquingKeysWith: +)
        if Dictionary(population, uniquingKeysWith: { $1 }) != kinds {
            faults.append("population: the streams are not as many as the journal has")
        }
        let claims = try Row.fetchAll(db, sql: "SELECT key, stream FROM claim").map {
            ($0[0] as String, $0[1] as String)
        }
        if Dictionary(claims, uniquingKeysWith: { $1 }) != rebuilt.claims {
            faults.append("claim: the unique keys are not what the states hold")
        }
        let numbers = try Row.fetchAll(db, sql: "SELECT series, last FROM number").map {
            ($0[0] as String, $0[1] as Int)
        }
        if Dictionary(numbers, uniquingKeysWith: { $1 }) != rebuilt.numbers {
            faults.append("number: the sequences are not what the states have taken")
        }
        let times = Set(
            try Row.fetchAll(db, sql: "SELECT stream, name FROM timer").map { "\($0[0] as String) \($0[1] as String)" }
        )
        let expected = Set(rebuilt.times.flatMap { stream, times in times.map { "\(stream) \($0.name)" } })
        if times != expected { faults.append("timer: the due times are not what the states want") }
        return faults.sorted()
    }
}
