public import Contracts
import Foundation
import GRDB
import JSONCoding

/// Something personal that an answer shows: of a file or of a person.
public struct Shown: Sendable, Equatable {
    /// The file.
    public var dossier: DossierID?
    /// Whose data they are.
    public var person: PersonID?
    /// The branch whose policy says for how long the reading is kept.
    public var branch: BranchID?

    /// What is shown of somebody.
    public init(dossier: DossierID? = nil, person: PersonID? = nil, branch: BranchID? = nil) {
        self.dossier = dossier
        self.person = person
        self.branch = branch
    }
}

extension Core {
    /// Notes that somebody was shown what is personal, for as long as the policy says. Nothing is shown that is not noted:
    /// where it cannot be, this throws.
    func note(_ shown: [Shown], matter: String, asking: Asking, now wall: Instant) throws {
        guard !shown.isEmpty else { return }
        let note = noting(shown, matter: matter, asking: asking, now: wall)
        try store.writing(note)
        knownDue = nil
    }

    /// What notes it, over any connection to the store.
    private func noting(
        _ shown: [Shown],
        matter: String,
        asking: Asking,
        now wall: Instant
    ) -> @Sendable (Database) throws -> Void {
        let now = max(wall, last.at)
        let years = definition.readingYears
        return { db in
            let statement = try db.cachedStatement(
                sql: """
                    INSERT INTO reading(at, reader, dossier, person, matter, purpose, until, through)
                    VALUES(?,?,?,?,?,?,?,?)
                    """
            )
            for one in shown {
                let until = now.parisDay.adding(months: 12 * years(one.branch)).startInParis
                try statement.execute(arguments: [
                    now.milliseconds, asking.by.description, one.dossier?.value, one.person?.value, matter,
                    asking.purpose.rawValue, until.milliseconds, asking.through?.description,
                ])
            }
        }
    }

    /// What an audit is shown of events that this store received: whose personal groups were among them.
    func noteReading(ofReceived events: [ReceivedEvent], asking: Asking, now: Instant) throws {
        let ids = String(decoding: encoder.encode(events.map(\.id.value)), as: UTF8.self)
        let shown = try store.reading { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT dossier, person FROM inbox
                    WHERE id IN (SELECT value FROM json_each(?)) AND person IS NOT NULL AND received IS NOT NULL
                    """,
                arguments: [ids]
            ).map { row in
                Shown(
                    dossier: (row[0] as String?).flatMap { DossierID($0) },
                    person: (row[1] as String?).flatMap { PersonID($0) }
                )
            }
        }
        try note(shown, matter: "audit", asking: asking, now: now)
    }

    /// What a dead letter shows is personal too.
    func noteReading(of letter: DeadLetter, asking: Asking, now: Instant) throws {
        let dossier = letter.dossier.flatMap { DossierID($0) }
        let person = try store.reading { db in
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT person FROM dead WHERE number = ?"),
                arguments: [letter.number]
            )
        }
        let shown = Shown(dossier: dossier, person: person.flatMap { PersonID($0) })
        try note([shown], matter: "dead-letter", asking: asking, now: now)
    }

    /// A copy of the store shows everything in it. One that cannot be noted is not made; it may be that one is noted and
    /// cannot be made.
    func noteCopy(asking: Asking?, now: Instant) throws {
        try store.writing(notingCopy(asking: asking, now: now))
        knownDue = nil
    }

    /// What notes a copy that is made by another thread, when its turn comes.
    func notingCopy(asking: Asking?, now: Instant) -> @Sendable (Database) throws -> Void {
        noting([Shown()], matter: Reading.ofCopy, asking: asking ?? .byOperator("backup"), now: now)
    }
}

extension Reading {
    /// What was shown where the whole store was copied: it is a reading of all that is in it.
    static let ofCopy = "backup"
}

extension Asking {
    /// An operator's program that does not say who sits before it.
    static func byOperator(_ what: String) -> Asking {
        Asking(by: Actor(.systemOperator, what), for: .operation)
    }
}

extension Turn {
    /// Readings are kept for a term of their own.
    func forgetReadings() throws {
        try statement("DELETE FROM reading WHERE until <= ?").execute(arguments: [now.milliseconds])
        if db.changesCount > 0 { timesChanged = true }
    }
}
