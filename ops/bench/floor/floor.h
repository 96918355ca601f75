/* The floor that the services are measured against: the same durable hops with nothing parsed and nothing decided.
 *
 * A hop takes a batch of what is already delivered, writes an inbox row and a journal row for each message in one
 * transaction, commits to disk, acknowledges, and publishes to the next hop's queue with confirms.
 *
 * Answered, it carries the same traffic as the services instead: commands from one driver with a bounded number
 * unanswered, each answered over direct reply-to, some of them followed by an event for the next hop. */
#ifndef FLOOR_H
#define FLOOR_H

#include <amqp.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

enum { maxHops = 16, maxWindow = 8192 };

struct options {
    const char *url;
    const char *dir;      /* where the stores' folder is made */
    int messages;
    int bodyBytes;
    int batch;
    int window;           /* publishes that may wait for their confirm */
    int prefetch;
    int hops;
    int timeoutSeconds;
    bool lone;            /* one message at a time through all hops */
    bool answered;        /* commands, answers and events, as the services have them */
    int outstanding;      /* commands that may wait for their answer */
    int eventsPercent;    /* of a hundred commands, how many are followed by an event */
    bool live;            /* feed while the hops run, instead of before */
    bool keep;            /* leave the stores where they are */
};

/* What one hop has to say when it ends; times are of the monotonic clock, in nanoseconds. */
struct result {
    int64_t first;        /* first delivery in hand */
    int64_t done;         /* all committed, acknowledged and confirmed */
    int64_t cpu;
    int received, distinct, duplicates, redelivered, commits, largestBatch;
    int inboxRows, journalRows;
    bool finished;
};

/* Shared by all processes of one run. */
struct board {
    struct result hop[maxHops];
    /* When hop h (1 ...) had passed message m on, at [h * messages + m]; row 0 is the feeder's. Lone mode only. */
    int64_t stamp[];
};

/* One connection with one channel. */
struct link {
    amqp_connection_state_t connection;
    const char *what;                /* for messages */
    uint64_t published, settled;     /* publishes so far; all up to `settled` are confirmed */
    int window;
    bool confirmed[maxWindow];       /* by sequence number modulo maxWindow */
};

struct store {
    sqlite3 *database;
    sqlite3_stmt *begin, *commit, *inbox, *journal;
};

void fail(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));
int64_t nowNanoseconds(void);

struct options readOptions(int argc, char **argv);

void linkOpen(struct link *link, const char *url, const char *name, const char *what);
void linkClose(struct link *link);
const char *linkUser(const char *url);
void linkDeclare(struct link *link, const char *queue);
/* Deletes the queue; returns how many messages it still held. */
int linkDelete(struct link *link, const char *queue);
void linkConsume(struct link *link, const char *queue, int prefetch);
/* Takes answers on the channel that publishes what they answer, as direct reply-to demands. */
void linkConsumeAnswers(struct link *link);
/* One delivery; false if none came in that time. 0 takes only what is already here. */
bool linkTake(struct link *link, amqp_envelope_t *envelope, int milliseconds);
void linkAcknowledge(struct link *link, uint64_t tag);
void linkConfirms(struct link *link, int window);
/* Publishes, mandatory and persistent; waits for confirms while the window is full. */
void linkPublish(struct link *link, const char *queue, const amqp_basic_properties_t *properties, amqp_bytes_t body);
/* Publishes without confirm: a command, which must reach a queue, or an answer, which need not. */
void linkSend(struct link *link, amqp_bytes_t queue, bool mandatory, const amqp_basic_properties_t *properties,
              amqp_bytes_t body);
/* Takes the confirms that are here; waits until at most `left` are missing. */
void linkSettle(struct link *link, int left);

void storeOpen(struct store *store, const char *path);
void storeBegin(struct store *store);
/* False if the inbox knows the message: then nothing is written. */
bool storeTake(struct store *store, amqp_bytes_t sender, amqp_bytes_t id, amqp_bytes_t body);
void storeCommit(struct store *store);
int storeCount(struct store *store, const char *table);
void storeClose(struct store *store);

/* Runs hop number `hop` (1 ...) until it has passed on every message; `go` is readable when it may start. */
void runHop(const struct options *options, int hop, const char *storePath, char *const *queues, struct board *board,
            int go);

/* The number of deliveries that a hop (1 ...) takes. */
int expectedAt(const struct options *options, int hop);
/* Answered: whether an event follows the command of that number. The event's number is the command's, and `messages`. */
bool isFollowed(const struct options *options, int number);
void messageIdentity(char *text, size_t size, int number);

/* Number of a message, from the last twelve digits of its id. */
int messageNumber(amqp_bytes_t id);

/* Prints the JSON line; false if a message was lost, came twice, or was left over. */
bool report(const struct options *options, const struct board *board, const char *storeFolder, int64_t started,
            int64_t fed, int leftOver);

#endif
