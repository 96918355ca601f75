/* Makes the queues, starts the hops, feeds them, and says what it took. */
#include "floor.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What must not be left behind, whatever ends the run. Of the process that feeds: hops own nothing. */
static struct {
    pid_t owner;
    const struct options *options;
    pid_t hops[maxHops];
    char *queues[maxHops + 1];       /* of the hops, then the end */
    bool declared;
    char folder[4096];
} run;

static volatile sig_atomic_t told;

static void onSignal(int number) { told = number; }

int64_t nowNanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

bool isFollowed(const struct options *options, int number)
{
    long turn = number / options->hops;
    return (turn + 1) * options->eventsPercent / 100 > turn * options->eventsPercent / 100;
}

int expectedAt(const struct options *options, int hop)
{
    if (!options->answered) return options->messages;
    int expected = 0, before = hop == 1 ? options->hops : hop - 1;
    for (int number = 0; number < options->messages; number++) {
        if (number % options->hops == hop - 1) expected++;
        if (number % options->hops == before - 1 && isFollowed(options, number)) expected++;
    }
    return expected;
}

void messageIdentity(char *text, size_t size, int number)
{
    snprintf(text, size, "01935a6e-7c1b-7000-8000-%012x", (unsigned)number);
}

int messageNumber(amqp_bytes_t id)
{
    char digits[13] = "";
    if (id.len < 12) return -1;
    memcpy(digits, (const char *)id.bytes + id.len - 12, 12);
    return (int)strtoll(digits, NULL, 16);
}

static void storePath(char *path, size_t size, int hop)
{
    snprintf(path, size, "%s/hop-%d.sqlite", run.folder, hop);
}

static void removeStores(void)
{
    static const char *const endings[] = { "", "-wal", "-shm" };
    for (int hop = 1; hop <= run.options->hops; hop++)
        for (int each = 0; each < 3; each++) {
            char path[4200];
            storePath(path, sizeof path, hop);
            strcat(path, endings[each]);
            unlink(path);
        }
    rmdir(run.folder);
}

static int deleteQueues(void)
{
    struct link link;
    int left = 0;
    linkOpen(&link, run.options->url, "floor cleaning", "cleaning");
    run.declared = false;
    for (int each = 0; each <= run.options->hops; each++) left += linkDelete(&link, run.queues[each]);
    linkClose(&link);
    return left;
}

static void endHops(void)
{
    for (int each = 0; each < maxHops; each++) {
        if (run.hops[each] <= 0) continue;
        kill(run.hops[each], SIGKILL);
        waitpid(run.hops[each], NULL, 0);
        run.hops[each] = 0;
    }
}

static void cleanUp(void)
{
    if (run.owner != getpid()) return;
    run.owner = 0;                   /* a failure in here ends the program, without a second round */
    endHops();
    if (run.folder[0] && !run.options->keep) removeStores();
    if (run.declared) deleteQueues();
}

void fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("floor: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    cleanUp();
    _exit(1);
}

/* Notices a signal, a hop that failed, and the time. */
static void watch(int64_t deadline)
{
    if (told) fail("ended by signal %d", (int)told);
    if (nowNanoseconds() > deadline) fail("not done after %d seconds", run.options->timeoutSeconds);
    for (int each = 0; each < run.options->hops; each++) {
        int status;
        if (run.hops[each] <= 0 || waitpid(run.hops[each], &status, WNOHANG) <= 0) continue;
        run.hops[each] = 0;
        if (status != 0) fail("hop %d ended early", each + 1);
    }
}

/* ---- messages like ours ---- */

static amqp_table_entry_t header(const char *key, const char *value)
{
    return (amqp_table_entry_t){
        .key = amqp_cstring_bytes(key),
        .value = { .kind = AMQP_FIELD_KIND_UTF8, .value.bytes = amqp_cstring_bytes(value) },
    };
}

static void publishMessage(struct link *link, const char *queue, const char *user, char *body, int number)
{
    char id[40], subject[64], cause[40], trace[64], filled[32];
    messageIdentity(id, sizeof id, number);
    snprintf(cause, sizeof cause, "01935a6e-7c1a-7000-9000-%012x", (unsigned)number);
    snprintf(subject, sizeof subject, "file/P2ST-2026-%08d", number);
    snprintf(trace, sizeof trace, "00-4bf92f3577b34da6a3ce%012x-00f067aa0ba902b7-01", (unsigned)number);
    int length = snprintf(filled, sizeof filled, "{\"number\":%d,\"text\":\"", number);
    memcpy(body, filled, (size_t)length);
    for (int at = length; at < run.options->bodyBytes - 2; at++)
        body[at] = (char)('a' + (number * 7 + at * at % 23) % 26);
    memcpy(body + run.options->bodyBytes - 2, "\"}", 2);

    amqp_table_entry_t headers[] = {
        header("cloudEvents_specversion", "1.0"),
        header("cloudEvents_id", id),
        header("cloudEvents_type", "registration.registration-accepted.v1"),
        header("cloudEvents_source", "registration"),
        header("cloudEvents_subject", subject),
        header("cloudEvents_time", "2026-11-23T09:30:00.000000Z"),
        header("cloudEvents_dataschema", "urn:ccs:registration.registration-accepted.v1"),
        header("traceparent", trace),
        header("ccs_causation", cause),
        header("ccs_actor", "officer:a.martin"),
        header("ccs_digest", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        header("ccs_version", "2"),
    };
    amqp_basic_properties_t properties = {
        ._flags = AMQP_BASIC_CONTENT_TYPE_FLAG | AMQP_BASIC_HEADERS_FLAG | AMQP_BASIC_DELIVERY_MODE_FLAG
            | AMQP_BASIC_CORRELATION_ID_FLAG | AMQP_BASIC_MESSAGE_ID_FLAG | AMQP_BASIC_TIMESTAMP_FLAG
            | AMQP_BASIC_TYPE_FLAG | AMQP_BASIC_USER_ID_FLAG | AMQP_BASIC_APP_ID_FLAG,
        .content_type = amqp_cstring_bytes("application/json"),
        .headers = { .num_entries = sizeof headers / sizeof *headers, .entries = headers },
        .delivery_mode = 2,
        .correlation_id = amqp_cstring_bytes(subject + 5),
        .message_id = amqp_cstring_bytes(id),
        .timestamp = 1795426200,
        .type = amqp_cstring_bytes("registration.registration-accepted.v1"),
        .user_id = amqp_cstring_bytes(user),
        .app_id = amqp_cstring_bytes("registration"),
    };
    amqp_bytes_t bytes = { .len = (size_t)run.options->bodyBytes, .bytes = body };
    if (run.options->answered) {
        properties._flags |= AMQP_BASIC_REPLY_TO_FLAG;
        properties.reply_to = amqp_cstring_bytes("amq.rabbitmq.reply-to");
        linkSend(link, amqp_cstring_bytes(queue), true, &properties, bytes);
    } else {
        linkPublish(link, queue, &properties, bytes);
    }
}

/* ---- the run ---- */

static void prepare(const struct options *options)
{
    run.options = options;
    run.owner = getpid();
    for (int each = 0; each <= options->hops; each++)
        if (asprintf(&run.queues[each], each < options->hops ? "floor.%d.%d" : "floor.%d.end", (int)run.owner,
                     each + 1) < 0)
            fail("no memory");
    snprintf(run.folder, sizeof run.folder, "%s/floor-%d", options->dir, (int)run.owner);
    if (mkdir(run.folder, 0700) != 0) {
        int reason = errno;
        run.folder[0] = 0;
        fail("cannot make a folder in %s: %s", options->dir, strerror(reason));
    }
    struct sigaction action = { .sa_handler = onSignal };
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static struct board *makeBoard(const struct options *options)
{
    size_t stamps = options->lone ? (size_t)(options->hops + 1) * (size_t)options->messages : 0;
    void *board = mmap(NULL, sizeof(struct board) + stamps * sizeof(int64_t), PROT_READ | PROT_WRITE,
                       MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (board == MAP_FAILED) fail("no memory");
    return board;
}

static void startHops(struct board *board, const int go[2])
{
    for (int number = 1; number <= run.options->hops; number++) {
        pid_t process = fork();
        if (process < 0) fail("cannot start a process: %s", strerror(errno));
        if (process > 0) {
            run.hops[number - 1] = process;
            continue;
        }
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != run.owner) _exit(1);
        close(go[1]);
        char path[4200];
        storePath(path, sizeof path, number);
        runHop(run.options, number, path, run.queues, board, go[0]);
        _exit(0);
    }
}

/* The count that the next end marker bears. */
static int awaitMarker(struct link *end, int64_t deadline)
{
    amqp_envelope_t envelope;
    while (!linkTake(end, &envelope, 500)) watch(deadline);
    char text[32] = "";
    size_t length = envelope.message.body.len < 31 ? envelope.message.body.len : 31;
    memcpy(text, envelope.message.body.bytes, length);
    linkAcknowledge(end, envelope.delivery_tag);
    amqp_destroy_envelope(&envelope);
    amqp_maybe_release_buffers(end->connection);
    return atoi(text);
}

static void feed(struct link *link, struct link *end, struct board *board, int64_t deadline)
{
    const struct options *options = run.options;
    char *body = malloc((size_t)options->bodyBytes + 64);
    const char *user = linkUser(options->url);
    for (int number = 0; number < options->messages; number++) {
        publishMessage(link, run.queues[0], user, body, number);
        if (options->lone) {
            board->stamp[number] = nowNanoseconds();
            if (awaitMarker(end, deadline) != number) fail("the marker of message %d counts otherwise", number);
            linkSettle(link, 1);
        } else if (number % 256 == 0) {
            watch(deadline);
        }
    }
    linkSettle(link, 0);
    free(body);
}

/* Commands for all hops in turn, as many unanswered as may be. */
static void command(struct link *link, int64_t deadline)
{
    const struct options *options = run.options;
    char *body = malloc((size_t)options->bodyBytes + 64);
    const char *user = linkUser(options->url);
    int sent = 0, answered = 0;
    while (answered < options->messages) {
        for (; sent < options->messages && sent - answered < options->outstanding; sent++)
            publishMessage(link, run.queues[sent % options->hops], user, body, sent);
        amqp_envelope_t envelope;
        int patience = 500;
        while (linkTake(link, &envelope, patience)) {
            answered++;
            patience = 0;
            amqp_destroy_envelope(&envelope);
        }
        amqp_maybe_release_buffers(link->connection);
        watch(deadline);
    }
    free(body);
}

static void awaitHops(int64_t deadline)
{
    for (;;) {
        bool running = false;
        watch(deadline);
        for (int each = 0; each < run.options->hops; each++) running = running || run.hops[each] > 0;
        if (!running) return;
        usleep(2000);
    }
}

int main(int argc, char **argv)
{
    struct options options = readOptions(argc, argv);
    int64_t deadline = nowNanoseconds() + options.timeoutSeconds * INT64_C(1000000000);
    prepare(&options);
    struct board *board = makeBoard(&options);
    int go[2];
    if (pipe(go) != 0) fail("no pipe");
    startHops(board, go);
    close(go[0]);

    struct link link, end;
    linkOpen(&link, options.url, "floor feeding", "feeding");
    for (int each = 0; each <= options.hops; each++) linkDeclare(&link, run.queues[each]);
    run.declared = true;
    if (options.answered)
        linkConsumeAnswers(&link);
    else
        linkConfirms(&link, options.window);
    linkOpen(&end, options.url, "floor end", "end");
    linkConsume(&end, run.queues[options.hops], 10);

    bool goFirst = options.live || options.lone || options.answered;
    if (goFirst) close(go[1]);
    int64_t start = nowNanoseconds();
    if (options.answered)
        command(&link, deadline);
    else
        feed(&link, &end, board, deadline);
    int64_t fed = nowNanoseconds() - start;
    if (!goFirst) close(go[1]);
    if (!options.lone && !options.answered && awaitMarker(&end, deadline) != options.messages) fail("the end marker counts otherwise");
    awaitHops(deadline);
    linkClose(&link);
    linkClose(&end);

    int left = deleteQueues();
    bool exact = report(&options, board, run.folder, start, fed, left);
    cleanUp();
    return exact ? 0 : 1;
}
