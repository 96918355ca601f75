/* One hop: one queue, one store, one loop, as each service is. */
#include "floor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

struct hop {
    const struct options *options;
    int number;
    const char *next;                /* where messages go on to; for the last hop, the end queue */
    struct link in, out;
    struct link answers;             /* without confirms; answered mode only */
    struct store store;
    struct result *result;
    int64_t *stamp;
    amqp_envelope_t *taken;
    bool *fresh;                     /* of the batch: not known to the inbox */
    unsigned char *seen;             /* by message */
};

static bool isLast(const struct hop *hop) { return hop->number == hop->options->hops; }

/* Waits for a first delivery, then takes only what is already here. */
static int takeBatch(struct hop *hop)
{
    if (!linkTake(&hop->in, &hop->taken[0], 1000)) return 0;
    int count = 1;
    while (count < hop->options->batch && linkTake(&hop->in, &hop->taken[count], 0)) count++;
    return count;
}

static void commitBatch(struct hop *hop, int count)
{
    storeBegin(&hop->store);
    for (int each = 0; each < count; each++) {
        const amqp_message_t *message = &hop->taken[each].message;
        hop->fresh[each] = storeTake(&hop->store, message->properties.user_id, message->properties.message_id,
                                     message->body);
    }
    storeCommit(&hop->store);
}

/* Numbers that a message can have, events included. */
static int messageNumbers(const struct options *options)
{
    return options->answered ? 2 * options->messages : options->messages;
}

static void note(struct hop *hop, int count)
{
    struct result *result = hop->result;
    for (int each = 0; each < count; each++) {
        int message = messageNumber(hop->taken[each].message.properties.message_id);
        if (message < 0 || message >= messageNumbers(hop->options)) fail("hop %d: a message that nobody sent", hop->number);
        result->received++;
        result->redelivered += hop->taken[each].redelivered ? 1 : 0;
        if (hop->seen[message] || !hop->fresh[each]) result->duplicates++;
        if (!hop->seen[message]) result->distinct++;
        hop->seen[message] = 1;
    }
    result->commits++;
    if (count > result->largestBatch) result->largestBatch = count;
}

static void publishEndMarker(struct hop *hop)
{
    char text[32];
    snprintf(text, sizeof text, "%d", hop->result->distinct);
    amqp_basic_properties_t properties = { ._flags = AMQP_BASIC_DELIVERY_MODE_FLAG, .delivery_mode = 2 };
    linkPublish(&hop->out, hop->next, &properties, amqp_cstring_bytes(text));
}

static void answer(struct hop *hop, const amqp_basic_properties_t *command)
{
    char body[96];
    int length = snprintf(body, sizeof body, "{\"events\":[\"%.*s\"],\"status\":\"accepted\"}",
                          (int)command->message_id.len, (char *)command->message_id.bytes);
    amqp_table_entry_t headers[] = {
        { .key = amqp_cstring_bytes("ccs_dossier"),
          .value = { .kind = AMQP_FIELD_KIND_UTF8, .value.bytes = command->correlation_id } },
        { .key = amqp_cstring_bytes("cloudEvents_time"),
          .value = { .kind = AMQP_FIELD_KIND_UTF8, .value.bytes = amqp_cstring_bytes("2026-11-23T09:30:00.000Z") } },
    };
    amqp_basic_properties_t properties = *command;
    properties._flags &= ~(amqp_flags_t)AMQP_BASIC_REPLY_TO_FLAG;
    properties.headers = (amqp_table_t){ .num_entries = 2, .entries = headers };
    properties.correlation_id = command->message_id;
    properties.type = amqp_cstring_bytes("ccs.answer.v1");
    linkSend(&hop->answers, command->reply_to, false, &properties,
             (amqp_bytes_t){ .len = (size_t)length, .bytes = body });
}

/* A command is answered, and an event follows from some; from an event nothing does. */
static void follow(struct hop *hop, int count)
{
    for (int each = 0; each < count; each++) {
        amqp_message_t *message = &hop->taken[each].message;
        if (!(message->properties._flags & AMQP_BASIC_REPLY_TO_FLAG)) continue;
        answer(hop, &message->properties);
        int number = messageNumber(message->properties.message_id);
        if (!isFollowed(hop->options, number)) continue;
        char id[40];
        messageIdentity(id, sizeof id, hop->options->messages + number);
        amqp_basic_properties_t event = message->properties;
        event._flags &= ~(amqp_flags_t)AMQP_BASIC_REPLY_TO_FLAG;
        event.message_id = amqp_cstring_bytes(id);
        linkPublish(&hop->out, hop->next, &event, message->body);
    }
}

static void passOn(struct hop *hop, int count)
{
    if (hop->options->answered) {
        follow(hop, count);
        return;
    }
    for (int each = 0; each < count; each++) {
        amqp_message_t *message = &hop->taken[each].message;
        if (!hop->fresh[each]) continue;
        if (!isLast(hop)) linkPublish(&hop->out, hop->next, &message->properties, message->body);
        if (hop->options->lone) {
            if (isLast(hop)) publishEndMarker(hop);
            int at = hop->number * hop->options->messages + messageNumber(message->properties.message_id);
            hop->stamp[at] = nowNanoseconds();
        }
    }
}

static void round_(struct hop *hop)
{
    int count = takeBatch(hop);
    if (count == 0) return;
    if (hop->result->commits == 0) hop->result->first = nowNanoseconds();
    commitBatch(hop, count);
    linkAcknowledge(&hop->in, hop->taken[count - 1].delivery_tag);
    passOn(hop, count);
    note(hop, count);
    for (int each = 0; each < count; each++) amqp_destroy_envelope(&hop->taken[each]);
    amqp_maybe_release_buffers(hop->in.connection);
    linkSettle(&hop->out, hop->out.window);
}

static int64_t processorNanoseconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * INT64_C(1000000000)
        + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * INT64_C(1000);
}

static void open_(struct hop *hop, const char *storePath)
{
    char name[32], what[32];
    snprintf(name, sizeof name, "floor hop %d", hop->number);
    storeOpen(&hop->store, storePath);
    snprintf(what, sizeof what, "hop %d, consuming", hop->number);
    linkOpen(&hop->in, hop->options->url, name, strdup(what));
    snprintf(what, sizeof what, "hop %d, publishing", hop->number);
    linkOpen(&hop->out, hop->options->url, name, strdup(what));
    linkConfirms(&hop->out, hop->options->window);
    if (!hop->options->answered) return;
    snprintf(what, sizeof what, "hop %d, answering", hop->number);
    linkOpen(&hop->answers, hop->options->url, name, strdup(what));
}

void runHop(const struct options *options, int number, const char *storePath, char *const *queues,
            struct board *board, int go)
{
    struct hop hop = {
        .options = options, .number = number,
        .next = queues[options->answered ? number % options->hops : number], .result = &board->hop[number - 1],
        .stamp = board->stamp,
        .taken = calloc((size_t)options->batch, sizeof(amqp_envelope_t)),
        .fresh = calloc((size_t)options->batch, sizeof(bool)),
        .seen = calloc((size_t)messageNumbers(options), 1),
    };
    open_(&hop, storePath);
    char byte;
    if (read(go, &byte, 1) < 0) fail("hop %d: not told to go", number);

    int64_t before = processorNanoseconds();
    linkConsume(&hop.in, queues[number - 1], options->prefetch);
    while (hop.result->distinct < expectedAt(options, number)) round_(&hop);
    if (isLast(&hop) && !options->lone && !options->answered) publishEndMarker(&hop);
    linkSettle(&hop.out, 0);
    hop.result->done = nowNanoseconds();
    hop.result->cpu = processorNanoseconds() - before;

    linkClose(&hop.in);
    linkClose(&hop.out);
    if (options->answered) linkClose(&hop.answers);
    hop.result->inboxRows = storeCount(&hop.store, "inbox");
    hop.result->journalRows = storeCount(&hop.store, "journal");
    storeClose(&hop.store);
    hop.result->finished = true;
}
