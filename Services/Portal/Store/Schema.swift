import GRDB

extension PortalStore {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("accounts") { try $0.execute(sql: accounts) }
        migrator.registerMigration("lists") { try $0.execute(sql: lists) }
        migrator.registerMigration("the elements of an attempt") {
            try $0.execute(sql: "ALTER TABLE file ADD COLUMN scope TEXT NOT NULL DEFAULT ''")
        }
        return migrator
    }

    private static let accounts = """
        CREATE TABLE account(
          id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password TEXT,
          is_demonstration INTEGER NOT NULL DEFAULT 0, opened_at INTEGER NOT NULL, closed_at INTEGER
        ) STRICT;
        -- In which roles an account acts, as commands name who acts.
        CREATE TABLE account_role(
          account TEXT NOT NULL REFERENCES account(id), actor TEXT NOT NULL, place INTEGER NOT NULL,
          PRIMARY KEY(account, actor)
        ) STRICT, WITHOUT ROWID;
        -- Of a session's and an invitation's secret the digest alone is kept.
        CREATE TABLE session(
          secret BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES account(id), form_secret TEXT NOT NULL,
          actor TEXT NOT NULL, begun_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, ends_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_of_account ON session(account);
        CREATE TABLE invitation(
          secret BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES account(id), made_by TEXT NOT NULL,
          ends_at INTEGER NOT NULL, used_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE failed_sign_in(subject TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
        CREATE INDEX failed_sign_in_of ON failed_sign_in(subject, at);
        -- What was done, by whom, on what: never what somebody typed.
        CREATE TABLE audit(
          id INTEGER PRIMARY KEY, at INTEGER NOT NULL, account TEXT, actor TEXT, act TEXT NOT NULL, subject TEXT,
          outcome TEXT NOT NULL, address TEXT
        ) STRICT;
        CREATE INDEX audit_at ON audit(at);
        -- A form that was begun, of one account.
        CREATE TABLE draft(
          account TEXT NOT NULL REFERENCES account(id), form TEXT NOT NULL, fields TEXT NOT NULL,
          saved_at INTEGER NOT NULL, PRIMARY KEY(account, form)
        ) STRICT, WITHOUT ROWID;
        """

    private static let lists = """
        CREATE TABLE file(
          dossier TEXT PRIMARY KEY, number TEXT, branch TEXT, kind TEXT, candidate TEXT, name TEXT,
          words TEXT NOT NULL DEFAULT '', company TEXT, activity TEXT, standard TEXT, step TEXT NOT NULL,
          since INTEGER NOT NULL, due INTEGER, is_held INTEGER NOT NULL DEFAULT 0, attempt INTEGER NOT NULL DEFAULT 1,
          panel TEXT, session TEXT, booklet TEXT, certificate TEXT, certificate_number TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX file_of_branch ON file(branch, step, since, dossier);
        CREATE INDEX file_by_age ON file(branch, since, dossier);
        CREATE INDEX file_of_panel ON file(panel, step);
        -- Who has which part in a file.
        CREATE TABLE part(
          person TEXT NOT NULL, role TEXT NOT NULL, dossier TEXT NOT NULL, PRIMARY KEY(person, role, dossier)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX part_of_file ON part(dossier);
        -- What has happened to a file, for its timeline; without anything personal.
        CREATE TABLE happening(
          dossier TEXT NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL,
          type TEXT NOT NULL, facts TEXT NOT NULL, PRIMARY KEY(dossier, at, source, subject, version)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sitting(
          session TEXT PRIMARY KEY, panel TEXT NOT NULL, branch TEXT, starts_at INTEGER NOT NULL, place TEXT NOT NULL,
          state TEXT NOT NULL, chair TEXT NOT NULL, vice_chair TEXT NOT NULL, minutes TEXT, sign_by INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sitting_of_panel ON sitting(panel, starts_at);
        CREATE TABLE sitting_member(
          session TEXT NOT NULL, person TEXT NOT NULL, college TEXT NOT NULL, seat TEXT NOT NULL,
          is_present INTEGER NOT NULL DEFAULT 0, has_signed INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(session, person)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sitting_file(
          session TEXT NOT NULL, dossier TEXT NOT NULL, outcome TEXT, PRIMARY KEY(session, dossier)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE certificate(
          certificate TEXT PRIMARY KEY, number TEXT NOT NULL, dossier TEXT NOT NULL, holder TEXT NOT NULL,
          branch TEXT NOT NULL, state TEXT NOT NULL, content TEXT, awarded_on TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX certificate_of_holder ON certificate(holder);
        CREATE INDEX certificate_by_state ON certificate(state, branch);
        CREATE TABLE certificate_signature(
          certificate TEXT NOT NULL, capacity TEXT NOT NULL, signatory TEXT NOT NULL, PRIMARY KEY(certificate, capacity)
        ) STRICT, WITHOUT ROWID;
        -- Up to where each history is known, and what came before what it builds on.
        CREATE TABLE seen(
          source TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY(source, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE parked(
          source TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL, previous INTEGER NOT NULL,
          type TEXT NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, parked_at INTEGER NOT NULL,
          PRIMARY KEY(source, subject, version)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE unreadable(at INTEGER NOT NULL, why TEXT NOT NULL) STRICT;
        """
}
