public import Contracts
import Foundation
import GRDB
import JSONCoding

/// How a store stands, for those who watch.
public struct StoreStatus: Codable, Sendable, Equatable {
    /// The store.
    public var store: String
    /// Restores and moves, from 1.
    public var epoch: Int
    /// Whether it waits for an audit after a restore.
    public var recovering: Bool
    /// The journal's last row.
    public var journal: Int64
    /// Up to which row the broker has confirmed.
    public var confirmed: Int64
    /// Messages decided on.
    public var inbox: Int
    /// Messages that wait for another.
    public var parked: Int
    /// Since when the oldest of them waits.
    public var parkedSince: Instant?
    /// Open dead letters, by reason.
    public var dead: [String: Int]
    /// The same by cause, the largest groups first; `nil` where the worker does not say.
    public var letterGroups: [DeadLetterGroup]?
    /// Since when something that was erased may still have bytes in the file, which is rewritten at a quiet time.
    public var rewriteSince: Instant?
    /// Why that could not be done the last time.
    public var rewriteTrouble: String?
    /// Why the file is damaged: nothing is written to it any more.
    public var damage: String?
    /// Dead letters that were only counted, because their sender has too many.
    public var counted: [CountedLetters]?
    /// Files (or other streams) by kind.
    public var streams: [String: Int]
    /// The digest of the scheme data in use.
    public var scheme: String
    /// Why the store fails; `nil` while it works, or where its worker does not say.
    public var failing: String?
    /// Whether its worker has a connection that publishes; `nil` where it does not say.
    public var publishes: Bool?
    /// Why the broker takes nothing for now.
    public var blocked: String?
    /// Since when nothing is heard of what was published; `nil` when all is confirmed, or the connection is away.
    public var unheardSince: Instant?
    /// Since when nothing is confirmed of what partner branches are told; `nil` when all is. Events go on.
    public var partnersUnheardSince: Instant?
    /// Since when its worker holds it.
    public var heldSince: Instant?
    /// Why it does.
    public var heldBecause: String?
    /// The worker that held it before, as far as that is known.
    public var heldBefore: String?
    /// By how many milliseconds the wall clock of its worker is ahead of what bears it out, or behind where that is negative;
    /// `nil` when it is believed.
    public var clockOff: Int64?
    /// Other stores that its worker is to serve and cannot open, with why.
    public var refused: [String: String]?
    /// How many rows of the journal could not be sent and wait, without stopping those behind them.
    public var unsent: Int?
    /// How many of the like an operator has set aside.
    public var setAside: Int?
    /// The first of those that wait.
    public var unsentRows: [UnsentRow]?
}

/// How many letters of one sender were not kept, for one reason.
public struct CountedLetters: Codable, Sendable, Equatable {
    /// The sender.
    public var sender: String
    /// Why they are dead.
    public var reason: String
    /// How many.
    public var count: Int
    /// Since when.
    public var since: Instant
}

/// A dead letter, as it is listed.
public struct DeadLetter: Codable, Sendable, Equatable {
    /// Its number in its store.
    public var number: Int64
    /// The message's sender, as the broker verified it.
    public var sender: String?
    /// The message's id.
    public var id: String?
    /// The message's type.
    public var type: String?
    /// The file.
    public var dossier: String?
    /// Why it is dead.
    public var reason: String
    /// What was wrong, and what would be right.
    public var detail: String
    /// How often it was delivered.
    public var attempts: Int
    /// When it died.
    public var at: Instant
    /// `open`, `replayed` or `discarded`.
    public var state: String
    /// The body; only where one letter is shown.
    public var body: String?
    /// How long the body was, in bytes, where only its beginning was kept: then it cannot be replayed.
    public var cutFrom: Int?
    /// Until when a closed letter is kept.
    public var until: Instant?
    /// The rule that refused, or the field and its fault, or what was waited for.
    public var cause: String?
    /// Who discarded it, and why.
    public var decided: String?
}

/// One step of a file's way, as one store's journal has it.
public struct TraceStep: Codable, Sendable, Equatable {
    /// The store.
    public var store: String
    /// The row of its journal.
    public var seq: Int64
    /// When.
    public var at: Instant
    /// The event.
    public var type: String
    /// Its id.
    public var id: String
    /// What it follows from: a command's or an event's id, or a due time.
    public var cause: String
    /// Who acted.
    public var actor: String?
    /// The key with which they signed the act; `nil` where the sending program's word was enough.
    public var signedWith: String?
    /// Whose act they recorded, on what it rests and of which day (``ActRecord``); `nil` where it was theirs, there and then.
    public var act: ActRecord?
    /// The stream and its version.
    public var stream: String
    /// The stream's version after it.
    public var version: Int
}

/// What an event's body says of the key with which the act was signed.
private struct SignedBody: JSONReadable {
    let signedWith: PersonKeyID?

    init(json: JSONValue) throws {
        try json.mustBeObject()
        signedWith = try json.memberIfPresent("signedWith")
    }
}

extension Core {
    /// How the store stands.
    public func status() throws -> StoreStatus {
        // What a damaged file says is not counted any more.
        if let damage = store.damage { return damagedStatus(damage) }
        let unsent = try unsent(limit: 3)
        var status = try standing()
        status.unsent = unsent.waiting
        status.setAside = unsent.aside
        status.unsentRows = unsent.rows.filter { !$0.isAside }
        status.letterGroups = status.dead.isEmpty ? [] : try letterGroups(DeadLetterChoice(), limit: 20)
        return status
    }

    private func standing() throws -> StoreStatus {
        try store.reading { db in
            let dead = try Row.fetchAll(
                db,
                sql: "SELECT reason, count(*) FROM dead WHERE state = 'open' GROUP BY reason"
            )
            let streams = try Row.fetchAll(
                db,
                sql: "SELECT kind, count FROM population"
            )
            return StoreStatus(
                store: store.name,
                epoch: epoch,
                recovering: try Store.meta(db, "recovering") == 1,
                journal: last.seq,
                confirmed: cursor,
                inbox: try Int.fetchOne(db, sql: "SELECT count(*) FROM inbox") ?? 0,
                parked: try Int.fetchOne(db, sql: "SELECT count(*) FROM parked") ?? 0,
                parkedSince: try Int64.fetchOne(db, sql: "SELECT min(since) FROM parked").map {
                    Instant(milliseconds: $0)
                },
                dead: Dictionary(uniqueKeysWithValues: dead.map { ($0[0], $0[1]) }),
                rewriteSince: store.path == ":memory:" ? nil : rewriting.since,
                rewriteTrouble: rewriting.trouble,
                damage: store.damage,
                counted: try Self.countedLetters(db),
                streams: Dictionary(uniqueKeysWithValues: streams.map { ($0[0], $0[1]) }),
                scheme: definition.scheme
            )
        }
    }

    private func damagedStatus(_ damage: String) -> StoreStatus {
        StoreStatus(
            store: store.name,
            epoch: epoch,
            recovering: false,
            journal: last.seq,
            confirmed: cursor,
            inbox: 0,
            parked: 0,
            parkedSince: nil,
            dead: [:],
            damage: damage,
            streams: [:],
            scheme: definition.scheme
        )
    }

    private static func countedLetters(_ db: Database) throws -> [CountedLetters]? {
        let rows = try Row.fetchAll(db, sql: "SELECT sender, reason, count, since FROM dead_counted ORDER BY 1, 2")
        if rows.isEmpty { return nil }
        return rows.map {
            CountedLetters(sender: $0[0], reason: $0[1], count: $0[2], since: Instant(milliseconds: $0[3]))
        }
    }

    /// The events of a file in this store, in the order of the journal.
    public func trace(_ dossier: DossierID) throws -> [TraceStep] {
        try store.reading { db in
            try Row.fetchAll(
                db,
                sql: "SELECT \(JournalRow.columns) FROM journal WHERE dossier = ? ORDER BY seq",
                arguments: [dossier.value]
            ).map { found in
                let row = JournalRow(found)
                return TraceStep(
                    store: store.name,
                    seq: row.seq,
                    at: row.at,
                    type: row.type.value,
                    id: row.id.value,
                    cause: row.cause,
                    actor: row.actor,
                    signedWith: (try? JSONBytesDecoder().decode(SignedBody.self, from: row.body))?.signedWith?.value,
                    act: row.act.flatMap { ActRecord($0) },
                    stream: row.stream.value,
                    version: row.version
                )
            }
        }
    }
}
