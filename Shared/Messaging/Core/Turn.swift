import Contracts
import Foundation
import GRDB
import JSONCoding

/// One transaction of the core: what it has read, decided and written so far. Lives as long as the transaction.
final class Turn {
    let core: Core
    let db: Database
    let now: Instant
    var entropy: Entropy
    var last: JournalEnd
    var replies: [Outgoing] = []
    var rows: [FreshRow] = []
    var appended = 0
    /// What became of each message, for metrics.
    var met: [MetMessage] = []
    /// Streams that have gone far enough since their state was last written.
    private var grown: Set<StreamID> = []
    /// What the message at hand has changed in memory, to be undone with its savepoint.
    var undo: [(StreamID, Standing?)] = []
    /// Whether there is a savepoint to go back to.
    private(set) var undoes = false
    /// Whether anything was erased.
    var hasErased = false
    /// The files from which was removed what ends early.
    var endedEarly: Set<DossierID> = []
    /// What wakes parked messages, in the order in which it happened.
    var wakes: [String] = []
    /// Since and until when the message at hand waits, where it was parked.
    var waitedSince: (Int64, Int64)?
    /// The events of others that were applied, and one's own.
    var applied: [MessageID] = []
    /// Whether what is parked is woken in transactions of its own, after this one.
    var defersWaking = false
    /// Whether something is left to be woken after this transaction.
    var leavesWaking: Bool { defersWaking && !wakes.isEmpty }
    /// Whether anything that waits for a time came or went.
    var timesChanged = false
    /// Whether anything is parked.
    var somebodyWaits: Bool
    /// Whether each message has a savepoint, to be undone alone.
    private let careful: Bool

    init(core: Core, db: Database, now: Instant, entropy: Entropy, careful: Bool = true) throws {
        self.careful = careful
        self.core = core
        self.db = db
        self.now = now
        self.entropy = entropy
        last = core.last
        somebodyWaits = try Bool.fetchOne(db.cachedStatement(sql: "SELECT EXISTS(SELECT 1 FROM parked)")) == true
    }

    // MARK: savepoints

    /// Runs a message's work so that, should it fail, nothing of it stays. Broken infrastructure ends the whole
    /// transaction; a row that the schema does not allow, or a handler that throws, ends this message only.
    ///
    /// That is rare, and a savepoint copies every page that is written for the first time after it. So a transaction
    /// begins without savepoints, and is begun anew with them once a message of it fails.
    func alone(_ work: () throws -> Void) throws -> MessageFailure? {
        if careful { return try inSavepoint(work) }
        do {
            try work()
            try core.crash(.insideMessage)
            try mustBeOpen()
            return nil
        } catch let error where endsTransaction(error) {
            throw error
        } catch {
            try mustBeOpen()
            throw CareNeeded()
        }
    }

    private func endsTransaction(_ error: any Error) -> Bool {
        if let error = error as? DatabaseError { return error.resultCode != .SQLITE_CONSTRAINT }
        return error is StoreFault || error is SimulatedCrash
    }

    /// Runs work in a savepoint; see `alone`.
    func inSavepoint(_ work: () throws -> Void) throws -> MessageFailure? {
        let mark = Mark(
            last: last,
            replies: replies.count,
            rows: rows.count,
            appended: appended,
            wakes: wakes.count,
            applied: applied.count,
            met: met.count
        )
        try core.store.shelf.run(.openSavepoint, db)
        undo.removeAll(keepingCapacity: true)
        undoes = true
        defer { undoes = false }
        do {
            try work()
            try core.crash(.insideMessage)
            try mustBeOpen()
            try core.store.shelf.run(.releaseSavepoint, db)
            return nil
        } catch let error where endsTransaction(error) {
            guard core.weakness == .transactionUnchecked, error is DatabaseError else { throw error }
            // What a program without the check does: it takes the message as failed and goes on.
            try? db.execute(sql: "ROLLBACK TO message; RELEASE message")
            undoInMemory(mark)
            return MessageFailure(why: "\(error)")
        } catch {
            try mustBeOpen()
            try statement("ROLLBACK TO message").execute()
            try statement("RELEASE message").execute()
            undoInMemory(mark)
            return MessageFailure(why: "\(error)")
        }
    }

    /// How far a transaction had come in memory.
    private struct Mark {
        var last: JournalEnd
        var replies: Int
        var rows: Int
        var appended: Int
        var wakes: Int
        var applied: Int
        var met: Int
    }

    private func undoInMemory(_ mark: Mark) {
        for (stream, standing) in undo.reversed() { core.cache[stream] = standing }
        undo.removeAll(keepingCapacity: true)
        last = mark.last
        replies.removeLast(replies.count - mark.replies)
        rows.removeLast(rows.count - mark.rows)
        appended = mark.appended
        wakes.removeLast(wakes.count - mark.wakes)
        applied.removeLast(applied.count - mark.applied)
        met.removeLast(met.count - mark.met)
    }

    /// After SQLITE_FULL and its like the transaction may be gone, and the next statement would commit alone.
    func mustBeOpen() throws {
        guard core.weakness != .transactionUnchecked else { return }
        guard db.isInsideTransaction else {
            throw StoreFault.unusable(path: core.store.path, why: "SQLite has ended the transaction by itself")
        }
    }

    func statement(_ sql: String) throws -> Statement { try db.cachedStatement(sql: sql) }

    /// Remembers what has happened, for those who wait for it, if anybody waits.
    func wake(_ reason: @autoclosure () -> String) {
        if somebodyWaits { wakes.append(reason()) }
    }

    // MARK: aggregates

    func standing(_ stream: StreamID) throws -> Standing? {
        if let cached = core.cache[stream] { return cached }
        guard !core.cache.isAbsent(stream), let kind = core.kinds[stream.kind] else { return nil }
        let reader = StreamReader(db: db, decoder: core.decoder, eventTypes: core.eventTypes)
        guard let standing = try read(kind, stream, reader) else {
            if try lastVersionInJournal(of: stream) == 0 { core.cache.noteAbsent(stream) }
            return nil
        }
        core.cache[stream] = standing
        return standing
    }

    private func read<A: Aggregate>(_ kind: A.Type, _ stream: StreamID, _ reader: StreamReader) throws -> Standing? {
        try reader.standing(of: stream, kind)
    }

    private func lastVersionInJournal(of stream: StreamID) throws -> Int {
        try Int.fetchOne(
            statement("SELECT max(version) FROM journal WHERE stream = ?"),
            arguments: [stream.value]
        ) ?? 0
    }

    private func isToBeWritten(_ standing: Standing) -> Bool {
        standing.version - standing.snapshot >= core.limits.snapshotEvery
    }

    /// Writes the states of streams that have gone far enough since they were last written.
    func writeSnapshots() throws {
        for stream in grown.sorted() {
            guard let standing = try standing(stream), isToBeWritten(standing) else { continue }
            let state = core.encoder.encode(standing.state)
            try core.store.shelf.run(.keepState, db) { row in
                row.add(stream.value)
                row.add(standing.version)
                row.add(Lanes.write(standing.lanes))
                row.add(state)
            }
            core.cache[stream]?.snapshot = standing.version
        }
    }

    // MARK: appending

    /// Appends events that one cause has, in order, behind each what follows from it; the ids come of the cause.
    func append(_ events: [any Event], cause: Cause, _ context: Context) throws -> Appended {
        var appended = Appended()
        try append(events, cause, context, depth: 0, to: &appended)
        return appended
    }

    private func append(_ events: [any Event], _ cause: Cause, _ context: Context, depth: Int, to all: inout Appended)
        throws
    {
        for event in events {
            guard depth <= Turn.longestChain else { throw EndlessConsequence(type: type(of: event).type) }
            let id = eventID(
                store: core.store.name,
                epoch: core.epoch,
                cause: cause.key,
                causeTime: cause.time,
                index: all.ids.count
            )
            let before = try append(event, id: id, cause: cause)
            all.ids.append(id)
            all.events.append(event)
            guard let law = core.definition.laws[event.stream.kind], let after = core.cache[event.stream] else {
                continue
            }
            let consequences = try law.follow(event, before?.state, after.state, context)
            try append(consequences, cause, context, depth: depth + 1, to: &all)
        }
    }

    /// How long a chain of events may be of which each follows from the one before. What is longer never ends.
    private static let longestChain = 8

    /// Returns the standing before the event.
    private func append<E: Event>(_ decided: E, id: MessageID, cause: Cause) throws -> Standing? {
        var event = decided
        if event.personal != nil, let dossier = event.about, try isErased(dossier) { event.personal = nil }
        let stream = event.stream
        let before = try standing(stream)
        let version = try lastVersion(of: stream, before) + 1
        let panel = event.addressedPanel
        let stores = core.audience.stores(to: E.type, addressed: panel, core.routes)
        var lanes = before?.lanes ?? [:]
        var previous: [String: Int] = [:]
        for store in stores {
            previous[store] = lanes[store] ?? 0
            lanes[store] = version
        }
        let body = EventBody(event, core.encoder)
        guard body.count <= core.limits.bodyBytes else {
            throw EventTooLarge(type: E.type, bytes: body.count, most: core.limits.bodyBytes)
        }
        let personal = body.personal.map { (body: $0, salt: Data(entropy.bytes(16))) }
        let row = JournalRow(
            seq: last.seq + 1,
            id: id,
            stream: stream,
            version: version,
            type: E.type,
            at: now,
            cause: cause.id,
            actor: cause.actor?.description,
            dossier: event.about?.value,
            panel: panel?.value,
            previous: Lanes.write(previous),
            scheme: core.definition.scheme,
            body: body.open,
            personalDigest: personal.map { FieldDigest.of(salt: $0.salt, core.covered($0.body)) },
            after: last.digest,
            act: cause.act?.description
        )
        guard row.headerBytes <= core.limits.headerBytes, row.stream.value.utf8.count <= EnvelopeBounds.text else {
            throw EventTooLarge(
                type: E.type,
                bytes: row.headerBytes,
                most: core.limits.headerBytes,
                part: "headers of "
            )
        }
        try write(row, event: event, personal: personal, before: before, lanes: lanes)
        let message =
            stores.isEmpty
            ? nil
            : core.message(
                row,
                body,
                about: event.about,
                by: cause.actor,
                recording: cause.act,
                previous: previous,
                addressed: panel
            )
        rows.append(FreshRow(seq: row.seq, message: message, toldToPartners: core.toldToPartners(row, event)))
        applied.append(id)
        return before
    }

    /// The version of a stream's last event. A stream can have events and no state: one that was given back after a
    /// restore without those that it builds on.
    func lastVersion(of stream: StreamID, _ standing: Standing?) throws -> Int {
        if let standing { return standing.version }
        return core.cache.isAbsent(stream) ? 0 : try lastVersionInJournal(of: stream)
    }

    /// Writes a row and all that follows from the state it makes.
    func write<E: Event>(
        _ row: JournalRow,
        event: E,
        personal: (body: Data, salt: Data)?,
        before: Standing?,
        lanes: [String: Int]
    ) throws {
        try row.insert(db, core.store.shelf)
        core.cache.noteRow(of: row.stream)
        if let personal, let person = event.person {
            try core.store.shelf.run(.keepPersonal, db) {
                $0.add(row.seq)
                $0.add(person.value)
                $0.add(personal.salt)
                $0.add(personal.body)
            }
        }
        last = JournalEnd(seq: row.seq, digest: row.digest, at: max(last.at, row.at))
        appended += 1
        wake("stream:\(row.stream)")
        try evolve(row, event, before: before, lanes: lanes)
        try erase(event.erases, event.erasesPersonal)
        try endEarly(event)
    }

    private func evolve<E: Event>(
        _ row: JournalRow,
        _ event: E,
        before: Standing?,
        lanes: [String: Int]
    ) throws {
        guard let kind = core.kinds[row.stream.kind] else { return }
        guard let after = evolved(kind, before?.state, event) else { return }
        let entailed = Entailed(after)
        try follow(
            from: before.map { $0.entailed ?? Entailed($0.state) } ?? Entailed(),
            to: entailed,
            stream: row.stream
        )
        let standing = Standing(
            version: row.version,
            lanes: lanes,
            state: after,
            snapshot: before?.snapshot ?? 0,
            entailed: entailed
        )
        if before == nil { try countStream(row.stream.kind) }
        if undoes { undo.append((row.stream, core.cache[row.stream])) }
        core.cache[row.stream] = standing
        if isToBeWritten(standing) { grown.insert(row.stream) }
    }

    private func evolved<A: Aggregate>(_ kind: A.Type, _ state: (any Aggregate)?, _ event: any Event) -> (
        any Aggregate
    )? {
        A.evolve(state as? A, event)
    }

    /// Claims, numbers and due times as the new state has them.
    private func follow(from before: Entailed, to after: Entailed, stream: StreamID) throws {
        let (claimsBefore, claimsAfter) = (before.claims, after.claims)
        if claimsBefore != claimsAfter {
            for claim in claimsBefore where !claimsAfter.contains(claim) {
                try core.store.shelf.run(.dropClaim, db) { $0.add(claim.value) }
            }
            for claim in claimsAfter where !claimsBefore.contains(claim) {
                try core.store.shelf.run(.addClaim, db) {
                    $0.add(claim.value)
                    $0.add(stream.value)
                }
            }
        }
        let (numbersBefore, numbersAfter) = (before.numbers, after.numbers)
        if numbersBefore != numbersAfter {
            for taken in numbersAfter where !numbersBefore.contains(taken) {
                try core.store.shelf.run(.takeNumber, db) {
                    $0.add(taken.series)
                    $0.add(taken.number)
                }
            }
        }
        let (timesBefore, timesAfter) = (before.times, after.times)
        if timesBefore != timesAfter {
            timesChanged = true
            for time in timesBefore where !timesAfter.contains(time) {
                try core.store.shelf.run(.dropTime, db) {
                    $0.add(stream.value)
                    $0.add(time.name)
                }
            }
            for time in timesAfter where !timesBefore.contains(time) {
                try core.store.shelf.run(.addTime, db) {
                    $0.add(stream.value)
                    $0.add(time.name)
                    $0.add(time.at.milliseconds)
                }
            }
        }
    }

    private func countStream(_ kind: Substring) throws {
        try core.store.shelf.run(.countStream, db) { $0.add(String(kind)) }
    }

    func holder(of claim: Claim) throws -> StreamID? {
        try core.store.shelf.first(.findClaim, db, { $0.add(claim.value) }, { $0.text(0) ?? "" })
            .map { StreamID(wire: $0) }
    }

    /// Looks backwards from the journal's end: what is asked for is recent.
    func streamOfLast(_ type: MessageType) throws -> StreamID? {
        try String.fetchOne(
            statement("SELECT stream FROM journal WHERE type = ? ORDER BY seq DESC LIMIT 1"),
            arguments: [type.value]
        ).map { StreamID(wire: $0) }
    }

    /// Events of that type, each with what is personal in it unless that is erased.
    func events<E: Event>(_ type: E.Type, of stream: StreamID) throws -> [E] {
        try Row.fetchAll(
            statement(
                """
                SELECT body, (SELECT personal.body FROM personal WHERE personal.seq = journal.seq)
                FROM journal WHERE stream = ? AND type = ? ORDER BY version
                """
            ),
            arguments: [stream.value, E.type.value]
        ).map { try EventBody(open: $0[0], personal: $0[1]).event(E.self, core.decoder) }
    }

    /// The first row of a stream: when, and what it says of the act that it records.
    func beginning(of stream: StreamID) throws -> (at: Instant, act: String?)? {
        try Row.fetchOne(
            statement("SELECT at, act FROM journal WHERE stream = ? ORDER BY version LIMIT 1"),
            arguments: [stream.value]
        ).map { (Instant(milliseconds: $0[0]), $0[1]) }
    }

    func nextNumber(_ series: String) throws -> Int {
        (try Int.fetchOne(statement("SELECT last FROM number WHERE series = ?"), arguments: [series]) ?? 0) + 1
    }
}

/// An event that no store would take, and the broker perhaps not either: journalled, it would stop the relay for ever.
/// Whatever decided it is a dead letter instead.
struct EventTooLarge: Error, CustomStringConvertible {
    let type: MessageType
    let bytes: Int
    let most: Int
    var part = ""

    var description: String { "\(type) would have \(part)\(bytes) bytes; a message has at most \(most)" }
}

/// What was appended for one cause: what was decided, and what follows from it.
struct Appended {
    var ids: [MessageID] = []
    var events: [any Event] = []
}

/// Events follow from one another without an end. Whatever began it is a dead letter instead.
struct EndlessConsequence: Error, CustomStringConvertible {
    let type: MessageType

    var description: String { "\(type) follows from what follows from it: the chain does not end" }
}

/// A message has failed in a transaction without savepoints.
struct CareNeeded: Error {}

/// Why one message could not be decided on, although the store is sound.
struct MessageFailure {
    var why: String
}

/// What a decision follows from: a message or a due time.
struct Cause {
    /// Sender and id: what makes it unique.
    var key: String
    /// The id that the journal names.
    var id: String
    var time: Instant
    var actor: Actor?
    /// Whose act `actor` records.
    var act: ActRecord?
}

/// Thrown by a crash hook of a simulation: the process "dies" here. Never handled inside the core.
public struct SimulatedCrash: Error {
    /// Where.
    public let at: CrashPoint
    /// A death at that boundary.
    public init(at: CrashPoint) { self.at = at }
}

/// For each listening store the version that its lane of a stream carried last, as a store and the wire write it:
/// `evaluation=2,jury.p2st-1=0`.
enum Lanes {
    static func write(_ lanes: [String: Int]) -> String {
        guard lanes.count > 1 else { return lanes.first.map { "\($0.key)=\($0.value)" } ?? "" }
        return lanes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }

    static func read(_ text: String) -> [String: Int] {
        guard !text.isEmpty else { return [:] }
        var lanes: [String: Int] = [:]
        for part in text.utf8.split(separator: UInt8(ascii: ",")) {
            let pair = part.split(separator: UInt8(ascii: "="))
            if pair.count == 2, let version = Int(Substring(pair[1])) { lanes[String(Substring(pair[0]))] = version }
        }
        return lanes
    }
}
