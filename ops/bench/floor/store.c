/* A hop's store: an inbox that knows every message, a journal of what followed. */
#include "floor.h"

#include <stdio.h>
#include <string.h>

static void expect(struct store *store, bool holds, const char *doing)
{
    if (!holds) fail("store: %s: %s", doing, sqlite3_errmsg(store->database));
}

static void execute(struct store *store, const char *sql)
{
    expect(store, sqlite3_exec(store->database, sql, NULL, NULL, NULL) == SQLITE_OK, sql);
}

static sqlite3_stmt *prepare(struct store *store, const char *sql)
{
    sqlite3_stmt *statement;
    expect(store, sqlite3_prepare_v3(store->database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) == SQLITE_OK,
           sql);
    return statement;
}

static void run(struct store *store, sqlite3_stmt *statement)
{
    expect(store, sqlite3_step(statement) == SQLITE_DONE, sqlite3_sql(statement));
    sqlite3_reset(statement);
}

void storeOpen(struct store *store, const char *path)
{
    if (sqlite3_open(path, &store->database) != SQLITE_OK) fail("store: cannot open %s", path);
    execute(store, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
    execute(store, "CREATE TABLE inbox (sender TEXT NOT NULL, id TEXT NOT NULL, digest BLOB NOT NULL,"
                   " PRIMARY KEY (sender, id)) WITHOUT ROWID");
    execute(store, "CREATE TABLE journal (position INTEGER PRIMARY KEY, body BLOB NOT NULL)");
    store->begin = prepare(store, "BEGIN IMMEDIATE");
    store->commit = prepare(store, "COMMIT");
    store->inbox = prepare(store, "INSERT INTO inbox VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
    store->journal = prepare(store, "INSERT INTO journal (body) VALUES (?)");
}

void storeBegin(struct store *store) { run(store, store->begin); }

void storeCommit(struct store *store) { run(store, store->commit); }

/* Thirty-two bytes that depend on the whole body. Not a cryptographic digest: the floor pays for the row, not for it. */
static void digest(amqp_bytes_t body, uint64_t out[4])
{
    for (int lane = 0; lane < 4; lane++) out[lane] = 0x9E3779B97F4A7C15u * (uint64_t)(lane + 1);
    const unsigned char *bytes = body.bytes;
    for (size_t at = 0; at < body.len; at += sizeof(uint64_t)) {
        uint64_t word = 0;
        size_t left = body.len - at;
        memcpy(&word, bytes + at, left < sizeof word ? left : sizeof word);
        uint64_t *lane = &out[at / sizeof word % 4];
        *lane = (*lane ^ word) * 0xD6E8FEB86659FD93u;
        *lane ^= *lane >> 32;
    }
}

bool storeTake(struct store *store, amqp_bytes_t sender, amqp_bytes_t id, amqp_bytes_t body)
{
    uint64_t sum[4];
    digest(body, sum);
    sqlite3_bind_text(store->inbox, 1, sender.bytes, (int)sender.len, SQLITE_STATIC);
    sqlite3_bind_text(store->inbox, 2, id.bytes, (int)id.len, SQLITE_STATIC);
    sqlite3_bind_blob(store->inbox, 3, sum, sizeof sum, SQLITE_STATIC);
    run(store, store->inbox);
    if (sqlite3_changes(store->database) == 0) return false;
    sqlite3_bind_blob(store->journal, 1, body.bytes, (int)body.len, SQLITE_STATIC);
    run(store, store->journal);
    return true;
}

int storeCount(struct store *store, const char *table)
{
    char sql[64];
    snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", table);
    sqlite3_stmt *statement = prepare(store, sql);
    expect(store, sqlite3_step(statement) == SQLITE_ROW, sql);
    int count = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return count;
}

void storeClose(struct store *store)
{
    sqlite3_stmt *all[] = { store->begin, store->commit, store->inbox, store->journal };
    for (int each = 0; each < 4; each++) sqlite3_finalize(all[each]);
    if (sqlite3_close(store->database) != SQLITE_OK) fail("store: cannot close");
}
