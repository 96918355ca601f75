import Foundation
import GRDB
import Kernel

/// A digest or a code as a store keeps it.
///
/// On the wire it is hexadecimal text. A store keeps the bytes, which take half the room. What is no lower-case
/// hexadecimal text is kept as the text that it is.
enum StoredDigest {
    static func value(of text: String) -> DatabaseValue {
        bytes(ofHexadecimal: text).map { Data($0).databaseValue } ?? text.databaseValue
    }

    /// The text as it was on the wire; `nil` for null.
    static func text(of value: DatabaseValue) -> String? {
        switch value.storage {
        case .blob(let bytes): hexadecimal(bytes)
        case .string(let text): text
        default: nil
        }
    }

    /// Gives the inbox its rows in the order in which they come. Before, they lay in the order of their keys, long texts
    /// from several senders: pages were split in the midst and stayed half empty.
    static func relayInbox(_ db: Database) throws {
        let function = DatabaseFunction("stored_digest", argumentCount: 1, pure: true) { values in
            String.fromDatabaseValue(values[0]).map(StoredDigest.value) ?? .null
        }
        db.add(function: function)
        defer { db.remove(function: function) }
        let kept = """
            sender, id, type, salt, digest, answer, source, stream, version, event_at, cause, actor, dossier, previous,
            received, person, at
            """
        try db.execute(
            sql: """
                CREATE TABLE inbox_rows(
                  number INTEGER PRIMARY KEY,
                  sender TEXT NOT NULL, id TEXT NOT NULL,
                  type TEXT NOT NULL,
                  salt BLOB, digest BLOB,         -- of a command's body; gone with an erasure
                  answer BLOB,                    -- a command's
                  source TEXT, stream TEXT, version INTEGER,      -- an event's
                  event_at INTEGER, cause TEXT, actor TEXT, dossier TEXT, previous TEXT,
                  received BLOB,                  -- an event's body as it came, to give back to a publisher that lost it
                  known_as ANY,                   -- the digest of its row in the publisher's journal
                  proof ANY,                      -- ccs_proof, to give back with the event
                  person TEXT, at INTEGER NOT NULL) STRICT;
                INSERT INTO inbox_rows(\(kept), known_as, proof)
                  SELECT \(kept), stored_digest(known_as), stored_digest(proof) FROM inbox ORDER BY at, sender, id;
                DROP TABLE inbox;
                ALTER TABLE inbox_rows RENAME TO inbox;
                CREATE UNIQUE INDEX inbox_message ON inbox(sender, id);
                CREATE INDEX inbox_person ON inbox(person) WHERE person IS NOT NULL;
                """
        )
    }
}
