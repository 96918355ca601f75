package main

import (
	"crypto/sha256"
	"database/sql"

	_ "github.com/mattn/go-sqlite3"
	amqp "github.com/rabbitmq/amqp091-go"
)

// A hop's store: an inbox that knows every message, a state a file, a journal of what followed.
type store struct {
	database                       *sql.DB
	inbox, state, journal          *sql.Stmt
	inboxNow, stateNow, journalNow *sql.Stmt
	open                           *sql.Tx
	last                           [32]byte
}

func openStore(path string) (*store, error) {
	database, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=WAL&_synchronous=FULL&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	database.SetMaxOpenConns(1)
	if _, err := database.Exec(`
		CREATE TABLE inbox(sender TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, digest BLOB NOT NULL, answer BLOB,
			PRIMARY KEY(sender, id)) WITHOUT ROWID;
		CREATE TABLE state(stream TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;
		CREATE TABLE journal(seq INTEGER PRIMARY KEY, id TEXT NOT NULL, stream TEXT NOT NULL, type TEXT NOT NULL,
			body BLOB NOT NULL, digest BLOB NOT NULL);
		PRAGMA wal_autocheckpoint=4000`); err != nil {
		return nil, err
	}
	made := &store{database: database}
	for _, each := range []struct {
		statement **sql.Stmt
		text      string
	}{
		{&made.inbox, "INSERT INTO inbox VALUES(?, ?, ?, ?, ?)"},
		{&made.state, "INSERT INTO state VALUES(?, 1) ON CONFLICT DO UPDATE SET version = version + 1"},
		{&made.journal, "INSERT INTO journal(id, stream, type, body, digest) VALUES(?, ?, ?, ?, ?)"},
	} {
		if *each.statement, err = database.Prepare(each.text); err != nil {
			return nil, err
		}
	}
	return made, nil
}

func (s *store) begin() (err error) {
	if s.open, err = s.database.Begin(); err != nil {
		return err
	}
	s.inboxNow, s.stateNow, s.journalNow = s.open.Stmt(s.inbox), s.open.Stmt(s.state), s.open.Stmt(s.journal)
	return nil
}

// Fails where the inbox knows the message: nothing comes twice in a run.
func (s *store) take(delivery *amqp.Delivery, stream string, body, answer []byte) error {
	digest := sha256.Sum256(delivery.Body)
	if _, err := s.inboxNow.Exec(delivery.UserId, delivery.MessageId, delivery.Type, digest[:], answer); err != nil {
		return err
	}
	if _, err := s.stateNow.Exec(stream); err != nil {
		return err
	}
	s.last = sha256.Sum256(append(s.last[:], body...))
	_, err := s.journalNow.Exec(delivery.MessageId, stream, delivery.Type, body, s.last[:])
	return err
}

func (s *store) commit() error { return s.open.Commit() }

func (s *store) count(counted *result) error {
	if err := s.database.QueryRow("SELECT count(*) FROM inbox").Scan(&counted.Inbox); err != nil {
		return err
	}
	return s.database.QueryRow("SELECT count(*) FROM journal").Scan(&counted.Journal)
}

func (s *store) close() { s.database.Close() }
