public import Contracts
import Foundation
import GRDB

/// What every service answers about persons from its own store: what is held, and who read it.
@Listening public func answeringAboutPersons() -> [any ListeningEntry] {
    Answering(ReadReadings.self) { question, context in
        ReadReadings.Reply(
            readings: try context.readings("dossier = ?", orCopiesSince: "dossier = ?", question.dossier.value)
        )
    }
    Answering(ReadPersonalRecord.self) { question, context in
        try context.personalRecord(question)
    } shows: { question, reply, _ in
        // One for each of the files on this page.
        if question.after != nil, reply.entries.isEmpty { return [] }
        let files = Set(reply.entries.compactMap(\.dossier)).sorted()
        return files.isEmpty
            ? [Shown(person: question.person)] : files.map { Shown(dossier: $0, person: question.person) }
    }
}

extension Context {
    /// The states of one kind that something personal of a person is in the history of.
    public func streams<A: Aggregate>(about person: PersonID, _ kind: A.Type) throws -> [A] {
        try String.fetchAll(
            turn.statement(
                """
                SELECT DISTINCT stream FROM journal WHERE seq IN (SELECT seq FROM personal WHERE person = ?)
                ORDER BY stream
                """
            ),
            arguments: [person.value]
        )
        .map { StreamID(wire: $0) }.filter { $0.kind == A.kind }
        .compactMap { try load(A.self, String($0.key)) }
    }

    /// What waits on somebody, a page at a time: what is overdue, by the keys that states hold for it; and what is due
    /// before some moment, by the due times that are still to come.
    public func openSteps(_ question: ReadOpenSteps, _ steps: (any Aggregate) -> [OpenStep]) throws
        -> ReadOpenSteps.Reply
    {
        let page = 200
        var streams: [StreamID] = []
        if let horizon = question.dueBefore {
            streams = try String.fetchAll(
                turn.statement(
                    """
                    SELECT stream FROM (
                      SELECT stream FROM timer WHERE at < ?
                      UNION SELECT stream FROM claim WHERE key >= 'overdue/' AND key < 'overdue0'
                    ) WHERE stream > ? ORDER BY stream LIMIT ?
                    """
                ),
                arguments: [horizon.milliseconds, question.after ?? "", page]
            ).map { StreamID(wire: $0) }
        } else {
            let first = question.after.map { "overdue/\($0)\u{1}" } ?? "overdue/"
            streams = try claims(from: first, before: "overdue0", limit: page).map(\.stream)
        }
        let found = try streams.compactMap { try turn.standing($0)?.state }.flatMap(steps).filter { step in
            step.isOverdue || question.dueBefore.map { step.dueAt < $0 } ?? false
        }
        return ReadOpenSteps.Reply(steps: found, next: streams.count < page ? nil : streams.last?.value)
    }

    /// Who was shown what, the oldest first: of what a reading says itself, and whoever copied the whole store since rows of
    /// the journal are there that the second condition is true of.
    func readings(_ condition: String, orCopiesSince rows: String, _ value: String) throws -> [Reading] {
        let columns = "number, at, reader, dossier, person, matter, purpose, through"
        return try Row.fetchAll(
            turn.statement(
                """
                SELECT at, reader, dossier, person, matter, purpose, through FROM (
                  SELECT \(columns) FROM reading WHERE \(condition)
                  UNION ALL
                  SELECT \(columns) FROM reading WHERE dossier IS NULL AND person IS NULL AND matter = ?
                    AND at >= (SELECT min(at) FROM journal WHERE \(rows))
                ) ORDER BY number
                """
            ),
            arguments: [value, Reading.ofCopy, value]
        ).compactMap { row in
            guard let actor = Actor(recorded: row[1]), let purpose = ReadingPurpose(rawValue: row[5]) else {
                return nil
            }
            return Reading(
                at: Instant(milliseconds: row[0]),
                asking: Asking(by: actor, for: purpose, through: (row[6] as String?).flatMap { Actor($0) }),
                dossier: (row[2] as String?).flatMap { DossierID($0) },
                person: (row[3] as String?).flatMap { PersonID($0) },
                matter: row[4]
            )
        }
    }

    /// A page of what is held about a person: the events with a personal group of theirs, and the others of their own
    /// files. What a panel keeps to itself, and what names another, stays out.
    func personalRecord(_ question: ReadPersonalRecord) throws -> ReadPersonalRecord.Reply {
        let page = 100
        let person = question.person
        let rows = try Row.fetchAll(
            turn.statement(
                """
                SELECT seq, at, type, dossier, actor, body,
                  (SELECT personal.body FROM personal WHERE personal.seq = journal.seq), act
                FROM journal WHERE seq > ? AND (
                  seq IN (SELECT seq FROM personal WHERE person = ?)
                  OR dossier IN (\(Context.ownFiles)))
                ORDER BY seq LIMIT ?
                """
            ),
            arguments: [
                question.after ?? 0, person.value, person.value, "\"candidate\":\"\(person)\"",
                "\"holder\":\"\(person)\"", page,
            ]
        )
        var entries: [PersonalEntry] = []
        var bytes = 0
        var taken = 0
        // What one message carries, and one entry in any case.
        for row in rows {
            let entry = try entry(row, of: person)
            bytes += entry.map { $0.content.utf8.count * 2 + 512 } ?? 0
            if !entries.isEmpty, bytes > Inquiry.pageBytes { break }
            if let entry { entries.append(entry) }
            taken += 1
        }
        let isLast = taken == rows.count && rows.count < page
        return ReadPersonalRecord.Reply(
            entries: entries,
            readings: question.after == nil ? try readings(of: person) : [],
            next: isLast ? nil : rows[taken - 1][0]
        )
    }

    /// The files whose candidate or holder a person is, as far as anything personal is left of them.
    private static let ownFiles = """
        SELECT dossier FROM journal WHERE seq IN (SELECT seq FROM personal WHERE person = ?)
          AND dossier IS NOT NULL AND (instr(CAST(body AS TEXT), ?) OR instr(CAST(body AS TEXT), ?))
        """

    /// The readings of a person's own files and data; whoever read is told by their role.
    private func readings(of person: PersonID) throws -> [Reading] {
        try readings(
            "person = ?",
            orCopiesSince: "seq IN (SELECT seq FROM personal WHERE person = ?)",
            person.value
        ).map { reading in
            var reading = reading
            let role = reading.asking.by.role
            reading.asking.by = Actor(role, "-", of: reading.asking.by.branch)
            reading.asking.through = nil
            return reading
        }
    }

    private func entry(_ row: Row, of person: PersonID) throws -> PersonalEntry? {
        let type = MessageType(row[2] as String)
        guard let known = turn.core.eventTypes[type], !(known is any KeptByPanel.Type) else { return nil }
        let whole = EventBody(open: row[5], personal: row[6]).whole
        let event = try turn.core.decodeEvent(known, whole)
        if let other = event.person, other != person { return nil }
        let actor = (row[4] as String?).flatMap { Actor(recorded: $0) }
        var others = Others(than: person)
        others.look(into: event)
        if let actor { others.add(actor) }
        let act = (row[7] as String?).flatMap { ActRecord($0) }
        if let acted = act?.actor { others.add(acted) }
        return PersonalEntry(
            seq: row[0],
            at: Instant(milliseconds: row[1]),
            type: type,
            dossier: (row[3] as String?).flatMap { DossierID($0) },
            by: actor?.role,
            content: try others.left(outOf: whole),
            onBehalfOf: act?.actor?.role,
            document: act?.actor?.id == person.value ? act?.document?.description : nil,
            doneOn: act?.doneOn,
            receivedOn: act?.receivedOn
        )
    }
}

/// The identifiers of other people that a message names.
private struct Others {
    let person: PersonID
    var found: Set<String> = []

    init(than person: PersonID) { self.person = person }

    mutating func look(into value: Any) {
        switch value {
        case let other as PersonID: if other != person { found.insert(other.value) }
        case let actor as Actor: add(actor)
        default: for child in Mirror(reflecting: value).children { look(into: child.value) }
        }
    }

    /// Notes who acted, unless that is no natural person.
    mutating func add(_ actor: Actor) {
        switch actor.role {
        case .company, .partner, .system: break
        case .candidate, .referent, .evaluator, .officer, .juryMember, .authority, .committee, .systemOperator:
            if actor.id != person.value { found.insert(actor.id) }
        }
    }

    /// A JSON object without any member, element or key that is one of them.
    func left(outOf whole: Data) throws -> String {
        let bare = clean(try JSONSerialization.jsonObject(with: whole)) ?? [String: Any]()
        let data = try JSONSerialization.data(withJSONObject: bare, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data, as: UTF8.self)
    }

    private func clean(_ value: Any) -> Any? {
        switch value {
        case let text as String: found.contains(text) ? nil : text
        case let list as [Any]: list.compactMap(clean)
        case let object as [String: Any]:
            Dictionary(
                uniqueKeysWithValues: object.compactMap { key, value in
                    found.contains(key) ? nil : clean(value).map { (key, $0) }
                }
            )
        default: value
        }
    }
}
