public import Contracts
import Foundation
import GRDB
import JSONCoding

extension Core: Auditable {
    /// The store's name.
    public var name: String { store.name }

    /// Whether the store waits for an audit after a restore.
    public func recovering() throws -> Bool { try store.isRecovering() }

    /// The store's epoch.
    public func currentEpoch() -> Int { epoch }

    /// What that listener must hold of this journal: only what is confirmed, since the rest is on its way,
    /// or waits where the status shows it (`unsent`).
    public func owed(to listener: String, after seq: Int64, limit: Int) throws -> [OwedEvent] {
        let types = typesOwed(to: listener)
        if types.isEmpty { return [] }
        let panel = listener.hasPrefix("jury.") ? String(listener.dropFirst(5)) : nil
        return try store.reading { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT seq, id, coalesce(known_as, lower(hex(digest))) FROM journal
                        WHERE seq > ? AND seq <= ? AND seq NOT IN (SELECT seq FROM unsent) AND type IN (SELECT value FROM json_each(?))
                          AND (panel IS NULL OR ? IS NULL OR panel = ?)
                        ORDER BY seq LIMIT ?
                        """
                ),
                arguments: [
                    seq, cursor, String(decoding: encoder.encode(types), as: UTF8.self), panel, panel, limit,
                ]
            ).compactMap { row in
                MessageID(row[1] as String).map { OwedEvent(seq: row[0], id: $0, digest: row[2]) }
            }
        }
    }

    /// The types of this journal's events that the listener listens to.
    private func typesOwed(to listener: String) -> [String] {
        if let known = owedTypes[listener] { return known }
        let service = Routes.service(ofStore: store.name)
        let types = routes.listeners.keys.filter { type in
            type.service.map { $0 == service } == true
                && routes.stores(listeningTo: type, addressed: nil).contains(listener)
        }.map(\.value).sorted()
        owedTypes[listener] = types
        return types
    }

    /// Under which digest this store holds each of these events.
    public func held(_ events: [MessageID], from publisher: String) throws -> [MessageID: String] {
        let user = Routes.user(ofStore: publisher)
        return try store.reading { db in
            var held: [MessageID: String] = [:]
            for id in events {
                if let stored = try DatabaseValue.fetchOne(
                    db.cachedStatement(sql: "SELECT known_as FROM inbox WHERE sender = ? AND id = ?"),
                    arguments: [user, id.value]
                ), let digest = StoredDigest.text(of: stored) {
                    held[id] = digest
                } else if try Bool.fetchOne(
                    db.cachedStatement(
                        sql: """
                            SELECT EXISTS(SELECT 1 FROM parked WHERE sender = ? AND id = ?)
                              OR EXISTS(SELECT 1 FROM dead WHERE sender = ? AND id = ? AND state = 'open')
                            """
                    ),
                    arguments: [user, id.value, user, id.value]
                ) == true {
                    held[id] = ""
                }
            }
            return held
        }
    }

    /// Publishes these rows again to that listener.
    public func republish(_ rows: [Int64], to listener: String) throws {
        nothingToRepublish = false
        try store.writing { db in
            for seq in rows {
                try db.cachedStatement(sql: "INSERT OR IGNORE INTO republish VALUES(?, ?)")
                    .execute(arguments: [seq, listener])
            }
        }
    }

    /// Which events this store applied from that publisher.
    public func received(from publisher: String, after: MessageID?, limit: Int) throws -> [MessageID] {
        try store.reading { db in
            try String.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT id FROM inbox
                        WHERE sender = ? AND source = ? AND received IS NOT NULL AND id > ? ORDER BY id LIMIT ?
                        """
                ),
                arguments: [Routes.user(ofStore: publisher), publisher, after?.value ?? "", limit]
            ).compactMap { MessageID($0) }
        }
    }

    /// These events of that publisher, as this store received them: as many as one message carries.
    public func whole(_ events: [MessageID], from publisher: String) throws -> [ReceivedEvent] {
        try store.reading { db in
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT id, type, stream, version, event_at, cause, actor, previous, known_as, proof, received, act
                        FROM inbox
                        WHERE sender = ? AND source = ? AND received IS NOT NULL
                          AND id IN (SELECT value FROM json_each(?)) ORDER BY id
                        """
                ),
                arguments: [
                    Routes.user(ofStore: publisher), publisher,
                    String(decoding: encoder.encode(events.map(\.value)), as: UTF8.self),
                ]
            )
            var page: [ReceivedEvent] = []
            var bytes = 0
            while let row = try rows.next() {
                guard let id = MessageID(row[0] as String) else { continue }
                let event = ReceivedEvent(
                    id: id,
                    type: MessageType(row[1] as String),
                    stream: StreamID(wire: row[2]),
                    version: row[3],
                    at: Instant(milliseconds: row[4]),
                    cause: row[5],
                    actor: row[6],
                    act: row[11],
                    previous: row[7],
                    digest: StoredDigest.text(of: row[8]) ?? "",
                    proof: StoredDigest.text(of: row[9]),
                    body: String(decoding: row[10] as Data, as: UTF8.self)
                )
                bytes += event.bytesOnTheWire
                if !page.isEmpty, bytes > Inquiry.pageBytes { break }
                page.append(event)
            }
            return page
        }
    }

    /// Which of these events this journal does not have.
    public func lacks(_ events: [MessageID]) throws -> [MessageID] {
        try store.reading { db in
            try events.filter {
                try Bool.fetchOne(
                    db.cachedStatement(sql: "SELECT EXISTS(SELECT 1 FROM journal WHERE id = ?)"),
                    arguments: [$0.value]
                ) != true
            }
        }
    }

    /// Keeps events that this store published and lost, until all of them are there.
    public func recover(_ events: [ReceivedEvent], from listener: String, acceptingUnproved: Bool) throws -> [MessageID]
    {
        guard try recovering() else { throw NotRecovering(store: name) }
        let own = try events.filter { event in
            guard let type = eventTypes[event.type], let decoded = try? decodeEvent(type, Data(event.body.utf8)) else {
                return false
            }
            return try isOwn(event, decoded, from: listener, acceptingUnproved)
        }
        try keep(own)
        let kept = Set(own.map(\.id))
        return events.map(\.id).filter { !kept.contains($0) }
    }

    /// Whether the event is one that this store made, and that the listener was told of.
    private func isOwn<E: Event>(
        _ event: ReceivedEvent,
        _ decoded: E,
        from listener: String,
        _ acceptingUnproved: Bool
    ) throws -> Bool {
        let isTold = routes.stores(listeningTo: E.type, addressed: decoded.addressedPanel).contains(listener)
        if weakness == .proofNotAsked { return true }
        guard isTold else { return false }
        if acceptingUnproved { return true }
        // As it came, if that is whole: a publisher of another version may have written what is not known here.
        let asItCame = EventBody(parting: Data(event.body.utf8), decoder)
        return [asItCame, EventBody(decoded, encoder)].contains { body in
            guard let body else { return false }
            return key.proves(ProvedEvent(event), body: body.open, personal: body.personal, event.proof)
        }
    }

    private func keep(_ events: [ReceivedEvent]) throws {
        try store.writing { db in
            let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO given_back VALUES(?, ?, ?, ?, ?)")
            for event in events {
                try statement.execute(arguments: [
                    event.id.value, event.at.milliseconds, event.stream.value, event.version,
                    encoder.encode(event),
                ])
            }
        }
    }

    /// Whether the key is the one that the store had before it was restored.
    public func tellsOwn() -> Bool { keyIsKnown }

    /// Takes back what is kept of them: they keep their ids and are evolved as they were. What waits in this store is
    /// asked again once all of them are there.
    public func takeBack(limit: Int) throws -> Int {
        var outcome = Outcome()
        var entropy = Entropy.system
        var left = 0
        try inTransaction(&outcome, now: last.at, entropy: &entropy) { turn in
            left = try turn.takeBackKept(limit: limit)
            if left == 0 { try store.noteWaking(turn.db) }
        }
        if left == 0 { try readWaking() }
        return left
    }

    /// From now on, what that publisher sent before that epoch and is not applied here is void.
    public func fence(_ publisher: String, epoch: Int) throws {
        knownDue = nil
        fences = try store.writing { db in
            try db.cachedStatement(
                sql: "INSERT INTO fence VALUES(?, ?) ON CONFLICT DO UPDATE SET epoch = max(epoch, excluded.epoch)"
            ).execute(arguments: [publisher, epoch])
            for row in try Row.fetchAll(
                db.cachedStatement(sql: "SELECT number, message FROM parked WHERE is_event = 1 AND sender = ?"),
                arguments: [Routes.user(ofStore: publisher)]
            ) {
                let kept = try KeptMessage(encoded: row[1])
                guard kept.source == publisher, (kept.epoch ?? 0) < epoch else { continue }
                try db.execute(sql: "DELETE FROM parked WHERE number = ?", arguments: [row[0] as Int64])
            }
            return try Self.readFences(db)
        }
    }

    /// The store is repaired: it takes messages again.
    public func finishRecovery() throws {
        while try takeBack(limit: 500) > 0 {}
        try store.endRecovery()
        try noteKey()
    }
}

extension Turn {
    /// The next of the events that were given back, in the order in which they happened; how many are left.
    func takeBackKept(limit: Int) throws -> Int {
        // Events have very different sizes: a transaction is bounded by both.
        var bytes = 1 << 24
        let numbers = try Int64.fetchAll(
            statement("SELECT rowid FROM given_back ORDER BY at, stream, version, id LIMIT ?"),
            arguments: [limit]
        )
        for number in numbers where bytes > 0 {
            guard
                let kept = try Data.fetchOne(
                    statement("DELETE FROM given_back WHERE rowid = ? RETURNING event"),
                    arguments: [number]
                )
            else { continue }
            bytes -= kept.count
            try takeBack(try core.decoder.decode(ReceivedEvent.self, from: kept))
        }
        return try Int.fetchOne(statement("SELECT count(*) FROM given_back")) ?? 0
    }

    /// Appends an event of an earlier epoch as a listener gave it back. Where the stream has gone on differently, the
    /// event comes behind what there is.
    func takeBack(_ event: ReceivedEvent) throws {
        guard let type = core.eventTypes[event.type] else { return }
        if try Bool.fetchOne(
            statement("SELECT EXISTS(SELECT 1 FROM journal WHERE id = ?)"),
            arguments: [event.id.value]
        ) == true {
            return
        }
        let decoded = try core.decodeEvent(type, Data(event.body.utf8))
        try takeBack(decoded, event)
    }

    private func takeBack<E: Event>(_ decoded: E, _ event: ReceivedEvent) throws {
        let before = try standing(event.stream)
        let version = max(event.version, try lastVersion(of: event.stream, before) + 1)
        // What the lanes carried before is what this journal says now: an event that was lost on a lane is void there,
        // and nobody must wait for it.
        let stores = core.routes.stores(listeningTo: E.type, addressed: decoded.addressedPanel)
        var lanes = before?.lanes ?? [:]
        var previous: [String: Int] = [:]
        for store in stores {
            previous[store] = lanes[store] ?? 0
            lanes[store] = version
        }
        var kept = decoded
        let isErasedFile = try decoded.about.map { try isErased($0) } ?? false
        let isErasedPerson = try isErased(decoded.person, in: event.stream.value, at: event.at)
        if isErasedFile || isErasedPerson { kept.personal = nil }
        let body = EventBody(kept, core.encoder)
        let personal = body.personal.map { (body: $0, salt: Data(entropy.bytes(16))) }
        let row = JournalRow(
            seq: last.seq + 1,
            id: event.id,
            stream: event.stream,
            version: version,
            type: event.type,
            at: event.at,
            cause: event.cause ?? "",
            actor: event.actor,
            dossier: decoded.about?.value,
            panel: decoded.addressedPanel?.value,
            previous: Lanes.write(previous),
            scheme: core.definition.scheme,
            body: body.open,
            personalDigest: personal.map { FieldDigest.of(salt: $0.salt, core.covered($0.body)) },
            after: last.digest,
            knownAs: event.digest,
            act: event.act
        )
        try write(row, event: kept, personal: personal, before: before, lanes: lanes)
        if stores.isEmpty {
            rows.append(FreshRow(seq: row.seq, toldToPartners: core.toldToPartners(row, kept)))
        } else {
            let message = core.message(row, personal: personal?.body)
            rows.append(FreshRow(seq: row.seq, message: message, toldToPartners: core.toldToPartners(row, kept)))
        }
    }
}

/// What is said to be lost is given back to a store that was not restored: it can have lost nothing.
public struct NotRecovering: Error, CustomStringConvertible {
    /// The store.
    public let store: String
    /// What is wrong, and what would be right.
    public var description: String {
        "\(store) was not restored, and takes nothing back: after a restore, ccs restored FILE comes first"
    }
}
