import Foundation
import GRDB

/// The tables of a store. What must hold is said here, so that SQLite keeps it whoever writes.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("lay the loop's tables") { db in
            try db.execute(sql: loopTables)
        }
        migrator.registerMigration("note files erased and readings") { db in
            try db.execute(sql: confidentialityTables)
        }
        migrator.registerMigration("find every dead letter of a message") { db in
            try db.execute(sql: "DROP INDEX dead_open; CREATE INDEX dead_message ON dead(sender, id);")
        }
        migrator.registerMigration("note persons erased") { db in
            try db.execute(sql: personTable)
        }
        migrator.registerMigration("keep what proves received events") { db in
            // ccs_proof, to give back with the event to a publisher that lost it.
            try db.execute(sql: "ALTER TABLE inbox ADD COLUMN proof TEXT")
        }
        migrator.registerMigration("know the juries by the users of their branches", migrate: FormerJuryUser.rename)
        migrator.registerMigration("keep what is given back until all of it is there") { db in
            try db.execute(sql: givenBackTable)
        }
        migrator.registerMigration("bound dead letters, and tell a due time from when it is tried") { db in
            try db.execute(sql: boundedLetters)
            for row in try Row.fetchAll(db, sql: "SELECT number, message FROM dead WHERE state = 'open'") {
                guard let kept = try? KeptMessage(encoded: row[1]) else { continue }
                try db.execute(
                    sql: "UPDATE dead SET digest = ? WHERE number = ?",
                    arguments: [FieldDigest.of(salt: Data(), kept.body), row[0] as Int64]
                )
            }
        }
        migrator.registerMigration("note personal groups of which something ended early") { db in
            // 1 where the digest covers what is gone: groups of programs that did not know of it.
            try db.execute(sql: "ALTER TABLE personal ADD COLUMN cut INTEGER")
        }
        migrator.registerMigration("note who asked through whom") { db in
            // The system user of the program through which somebody else is said to have read.
            try db.execute(sql: "ALTER TABLE reading ADD COLUMN through TEXT")
        }
        migrator.registerMigration("find who copied the whole store") { db in
            try db.execute(
                sql: "CREATE INDEX reading_whole ON reading(at) WHERE dossier IS NULL AND person IS NULL"
            )
        }
        migrator.registerMigration("note rows that could not be sent") { db in
            try db.execute(sql: unsentTables)
        }
        migrator.registerMigration("keep the inbox in the order in which it comes", migrate: StoredDigest.relayInbox)
        migrator.registerMigration("tell partner branches from here on") { db in
            // What had happened before is told when somebody asks for it.
            try db.execute(sql: "INSERT OR IGNORE INTO meta SELECT 'told', coalesce(max(seq), 0) FROM journal")
        }
        migrator.registerMigration("keep whose act is recorded by another, and its day") { db in
            try db.execute(sql: "ALTER TABLE journal ADD COLUMN act TEXT; ALTER TABLE inbox ADD COLUMN act TEXT")
        }
        migrator.registerMigration("tell dead letters by their cause, and why they were discarded") { db in
            try db.execute(sql: letterTables)
        }
        return migrator
    }

    private static let letterTables = """
        -- The rule that refused, or the field and its fault, or what was waited for.
        ALTER TABLE dead ADD COLUMN cause TEXT;
        UPDATE dead SET cause = substr(detail, 1, instr(detail || ' ', ' ') - 1) WHERE state = 'open' AND reason = 'refused';
        UPDATE dead SET cause = substr(detail, 1, instr(detail || ',', ',') - 1) WHERE state = 'open' AND reason = 'malformed';

        -- Why operators discarded letters. It stays when the letter has gone.
        CREATE TABLE dead_act(
          number INTEGER PRIMARY KEY, letter INTEGER NOT NULL, type TEXT, sender TEXT, id TEXT, dossier TEXT,
          reason TEXT NOT NULL, actor TEXT NOT NULL, why TEXT NOT NULL CHECK(why <> ''), at INTEGER NOT NULL) STRICT;
        CREATE INDEX dead_act_letter ON dead_act(letter);
        CREATE TRIGGER dead_act_only_grows BEFORE DELETE ON dead_act
        BEGIN SELECT RAISE(ABORT, 'what was decided stays'); END;
        CREATE TRIGGER dead_act_never_changes BEFORE UPDATE ON dead_act
        BEGIN SELECT RAISE(ABORT, 'what was decided stays'); END;
        """

    private static let boundedLetters = """
        ALTER TABLE dead ADD COLUMN digest BLOB;        -- of the body as it came; gone with an erasure
        ALTER TABLE dead ADD COLUMN cut_from INTEGER;   -- how long the body was, where only its beginning is kept
        ALTER TABLE dead ADD COLUMN until INTEGER;      -- of a closed letter: how long it is kept
        UPDATE dead SET until = at + 7776000000 WHERE state <> 'open';
        DROP INDEX dead_message;
        CREATE INDEX dead_message ON dead(sender, id, digest);
        CREATE INDEX dead_reason ON dead(sender, reason) WHERE state = 'open';
        CREATE INDEX dead_until ON dead(until) WHERE until IS NOT NULL;

        -- Letters that were only counted, because that sender has as many open ones for that reason as are kept.
        CREATE TABLE dead_counted(
          sender TEXT NOT NULL, reason TEXT NOT NULL, count INTEGER NOT NULL, since INTEGER NOT NULL,
          until INTEGER NOT NULL, PRIMARY KEY(sender, reason)) STRICT, WITHOUT ROWID;

        -- The moment that the state wants, where it is tried later, because the decision failed.
        ALTER TABLE timer ADD COLUMN due INTEGER;
        """

    private static let givenBackTable = """
        -- Events that the store lost, as listeners gave them back, until all are there to be taken back in their order.
        CREATE TABLE given_back(
          id TEXT PRIMARY KEY, at INTEGER NOT NULL, stream TEXT NOT NULL, version INTEGER NOT NULL,
          event BLOB NOT NULL) STRICT;
        CREATE INDEX given_back_order ON given_back(at, stream, version, id);
        """

    private static let unsentTables = """
        -- Rows of the journal up to the relay's cursor that the broker has not got: by lane, which is their routing key where no
        -- queue takes it, and empty where the row itself cannot be sent.
        CREATE TABLE unsent(
          seq INTEGER PRIMARY KEY REFERENCES journal(seq),
          lane TEXT NOT NULL, detail TEXT NOT NULL, since INTEGER NOT NULL,
          aside INTEGER NOT NULL DEFAULT 0 CHECK(aside IN (0, 1))) STRICT;
        CREATE INDEX unsent_lane ON unsent(lane, seq) WHERE aside = 0;

        -- What operators decided about such rows.
        CREATE TABLE unsent_act(
          number INTEGER PRIMARY KEY, seq INTEGER NOT NULL, act TEXT NOT NULL CHECK(act IN ('setAside', 'takenUp')),
          actor TEXT NOT NULL, why TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
        CREATE TRIGGER unsent_act_only_grows BEFORE DELETE ON unsent_act
        BEGIN SELECT RAISE(ABORT, 'what was decided stays'); END;
        CREATE TRIGGER unsent_act_never_changes BEFORE UPDATE ON unsent_act
        BEGIN SELECT RAISE(ABORT, 'what was decided stays'); END;
        """

    private static let personTable = """
        -- Up to when what is personal was removed of a person: in one history, or everywhere ('').
        CREATE TABLE erased_person(
          person TEXT NOT NULL, history TEXT NOT NULL, through INTEGER NOT NULL, PRIMARY KEY(person, history)
        ) STRICT, WITHOUT ROWID;
        """

    private static let confidentialityTables = """
        -- Files out of which everything personal was removed; what still comes of them is taken without any.
        CREATE TABLE erased_file(dossier TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

        -- Who was shown what of whom, for what, and until when that is kept.
        CREATE TABLE reading(
          number INTEGER PRIMARY KEY, at INTEGER NOT NULL, reader TEXT NOT NULL, dossier TEXT, person TEXT,
          matter TEXT NOT NULL, purpose TEXT NOT NULL, until INTEGER NOT NULL) STRICT;
        CREATE INDEX reading_dossier ON reading(dossier) WHERE dossier IS NOT NULL;
        CREATE INDEX reading_person ON reading(person) WHERE person IS NOT NULL;
        CREATE INDEX reading_until ON reading(until);
        """

    private static let loopTables = """
        -- name, epoch, schema, the relays' cursors, recovering
        CREATE TABLE meta(key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

        -- Every message that was decided on, for ever: a command with its answer, an event as it was received.
        CREATE TABLE inbox(
          sender TEXT NOT NULL, id TEXT NOT NULL,
          type TEXT NOT NULL,
          salt BLOB, digest BLOB,         -- of a command's body; gone with an erasure
          answer BLOB,                    -- a command's
          source TEXT, stream TEXT, version INTEGER,      -- an event's
          event_at INTEGER, cause TEXT, actor TEXT, dossier TEXT, previous TEXT,
          received BLOB,                  -- an event's body as it came, to give back to a publisher that lost it
          known_as TEXT,                  -- the digest of its row in the publisher's journal
          person TEXT, at INTEGER NOT NULL,
          PRIMARY KEY(sender, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX inbox_person ON inbox(person) WHERE person IS NOT NULL;

        -- Append-only. Digests chain over the stored bytes.
        CREATE TABLE journal(
          seq INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE, stream TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL,
          at INTEGER NOT NULL, cause TEXT NOT NULL, actor TEXT, dossier TEXT, panel TEXT,
          previous TEXT NOT NULL,         -- for each listener, the version its lane of the stream carried before
          scheme TEXT NOT NULL,
          body BLOB NOT NULL, personal_digest BLOB,
          digest BLOB NOT NULL,
          known_as TEXT,                  -- of a row given back by a listener: the digest under which others know it
          UNIQUE(stream, version)) STRICT;
        CREATE INDEX journal_dossier ON journal(dossier) WHERE dossier IS NOT NULL;

        -- The personal groups of journal rows, with the salts of their digests; an erasure takes both away.
        CREATE TABLE personal(
          seq INTEGER PRIMARY KEY REFERENCES journal(seq),
          person TEXT NOT NULL, salt BLOB NOT NULL, body BLOB NOT NULL) STRICT;
        CREATE INDEX personal_person ON personal(person);

        -- The state of a stream as of some version; what came later is evolved when the stream is read.
        CREATE TABLE aggregate(
          stream TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, lanes TEXT NOT NULL, state BLOB NOT NULL) STRICT;

        -- How many streams there are of each kind.
        CREATE TABLE population(kind TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE claim(key TEXT PRIMARY KEY, stream TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE number(series TEXT PRIMARY KEY, last INTEGER NOT NULL CHECK(last > 0)) STRICT, WITHOUT ROWID;

        CREATE TABLE timer(
          stream TEXT NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(stream, name)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX timer_at ON timer(at);
        -- Due times that came and whose decision left the state as it was; they do not come again.
        CREATE TABLE passed(
          stream TEXT NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(stream, name, at)
        ) STRICT, WITHOUT ROWID;

        -- The highest version applied of each stream of another store.
        CREATE TABLE seen(
          source TEXT NOT NULL, stream TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY(source, stream)
        ) STRICT, WITHOUT ROWID;
        -- Publishers that were restored: what they sent in an earlier epoch and was not applied is void.
        CREATE TABLE fence(source TEXT PRIMARY KEY, epoch INTEGER NOT NULL) STRICT, WITHOUT ROWID;

        CREATE TABLE parked(
          number INTEGER PRIMARY KEY,
          sender TEXT NOT NULL, id TEXT NOT NULL, wake TEXT NOT NULL, stream TEXT NOT NULL, version INTEGER NOT NULL,
          is_event INTEGER NOT NULL, message BLOB NOT NULL, person TEXT,
          since INTEGER NOT NULL, until INTEGER NOT NULL, reason TEXT NOT NULL,
          UNIQUE(sender, id)) STRICT;
        CREATE INDEX parked_wake ON parked(wake);
        CREATE INDEX parked_until ON parked(until);

        CREATE TABLE dead(
          number INTEGER PRIMARY KEY,
          sender TEXT, id TEXT, type TEXT, queue TEXT NOT NULL, dossier TEXT,
          message BLOB NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, attempts INTEGER NOT NULL,
          person TEXT, at INTEGER NOT NULL,
          state TEXT NOT NULL CHECK(state IN ('open', 'replayed', 'discarded'))) STRICT;

        -- Deliveries that came back, counted before they are handled.
        CREATE TABLE attempt(
          sender TEXT NOT NULL, id TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(sender, id)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX dead_open ON dead(sender, id) WHERE state = 'open';

        -- Journal rows that an audit found missing at a listener, to be published to it again.
        CREATE TABLE republish(seq INTEGER NOT NULL, store TEXT NOT NULL, PRIMARY KEY(seq, store)) STRICT, WITHOUT ROWID;

        CREATE TRIGGER journal_only_grows BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal only grows'); END;
        CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal never changes'); END;
        """
}
