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
        let now = max(wall, last.at)
        try store.writing { db in
            let statement = try db.cachedStatement(
                sql: """
                    INSERT INTO reading(at, reader, dossier, person, matter, purpose, until, through)
                    VALUES(?,?,?,?,?,?,?,?)
                    """
            )
            for one in shown {
                let until = now.parisDay.adding(months: 12 * definition.readingYears(one.branch)).startInParis
                try statement.execute(arguments: [
                    now.milliseconds, asking.by.description, one.dossier?.value, one.person?.value, matter,
                    asking.purpose.rawValue, until.milliseconds, asking.through?.description,
                ])
            }
        }
        knownDue = nil
    }

    /// What an audit is shown of events that this store received: whose personal groups were among them.
    func noteReading(ofReceived events: [ReceivedEvent], asking: Asking, now: Instant) throws {
        let ids = String(decoding: try encoder.encode(events.map(\.id.value)), as: UTF8.self)
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
        try note([Shown(dossier: dossier)], matter: "dead-letter", asking: asking, now: now)
    }
}

extension Turn {
    /// Readings are kept for a term of their own.
    func forgetReadings() throws {
        try statement("DELETE FROM reading WHERE until <= ?").execute(arguments: [now.milliseconds])
        if db.changesCount > 0 { timesChanged = true }
    }
}
