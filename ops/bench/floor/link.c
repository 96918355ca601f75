/* A connection to the broker, with one channel: the consuming and the publishing one of a hop are two. */
#include "floor.h"

#include <amqp_tcp_socket.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { channel = 1, answerSeconds = 30, queueLifeMilliseconds = 3600 * 1000 };

static void expect(struct link *link, amqp_rpc_reply_t reply, const char *doing)
{
    if (reply.reply_type == AMQP_RESPONSE_NORMAL) return;
    if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION)
        fail("%s: %s: %s", link->what, doing, amqp_error_string2(reply.library_error));
    if (reply.reply.id == AMQP_CHANNEL_CLOSE_METHOD) {
        amqp_channel_close_t *close = reply.reply.decoded;
        fail("%s: %s: %u %.*s", link->what, doing, close->reply_code, (int)close->reply_text.len,
             (char *)close->reply_text.bytes);
    }
    if (reply.reply.id == AMQP_CONNECTION_CLOSE_METHOD) {
        amqp_connection_close_t *close = reply.reply.decoded;
        fail("%s: %s: %u %.*s", link->what, doing, close->reply_code, (int)close->reply_text.len,
             (char *)close->reply_text.bytes);
    }
    fail("%s: %s: unexpected answer", link->what, doing);
}

static void expectStatus(struct link *link, int status, const char *doing)
{
    if (status != AMQP_STATUS_OK) fail("%s: %s: %s", link->what, doing, amqp_error_string2(status));
}

static struct amqp_connection_info parse(const char *url, char **text)
{
    struct amqp_connection_info info;
    amqp_default_connection_info(&info);
    *text = strdup(url);
    if (amqp_parse_url(*text, &info) != AMQP_STATUS_OK || info.ssl)
        fail("--url is not of the form amqp://user:password@host:port/vhost");
    return info;
}

const char *linkUser(const char *url)
{
    char *text;
    return parse(url, &text).user;
}

void linkOpen(struct link *link, const char *url, const char *name, const char *what)
{
    char *text;
    struct amqp_connection_info info = parse(url, &text);
    *link = (struct link){ .connection = amqp_new_connection(), .what = what, .window = 1 };
    amqp_socket_t *socket = amqp_tcp_socket_new(link->connection);
    if (!socket) fail("%s: no socket", what);
    expectStatus(link, amqp_socket_open(socket, info.host, info.port), "connecting");

    amqp_table_entry_t entry = {
        .key = amqp_cstring_bytes("connection_name"),
        .value = { .kind = AMQP_FIELD_KIND_UTF8, .value.bytes = amqp_cstring_bytes(name) },
    };
    amqp_table_t properties = { .num_entries = 1, .entries = &entry };
    expect(link,
           amqp_login_with_properties(link->connection, info.vhost, 0, 131072, 0, &properties, AMQP_SASL_METHOD_PLAIN,
                                      info.user, info.password),
           "logging in");
    amqp_channel_open(link->connection, channel);
    expect(link, amqp_get_rpc_reply(link->connection), "opening a channel");
    free(text);
}

void linkClose(struct link *link)
{
    expect(link, amqp_channel_close(link->connection, channel, AMQP_REPLY_SUCCESS), "closing the channel");
    amqp_connection_close(link->connection, AMQP_REPLY_SUCCESS);
    amqp_destroy_connection(link->connection);
    link->connection = NULL;
}

void linkDeclare(struct link *link, const char *queue)
{
    /* A run that is killed cannot delete its queues: the broker does, an hour after the last use. */
    amqp_table_entry_t entries[] = {
        { .key = amqp_cstring_bytes("x-queue-type"),
          .value = { .kind = AMQP_FIELD_KIND_UTF8, .value.bytes = amqp_cstring_bytes("quorum") } },
        { .key = amqp_cstring_bytes("x-expires"),
          .value = { .kind = AMQP_FIELD_KIND_I32, .value.i32 = queueLifeMilliseconds } },
    };
    amqp_table_t arguments = { .num_entries = 2, .entries = entries };
    amqp_queue_declare(link->connection, channel, amqp_cstring_bytes(queue), 0, 1, 0, 0, arguments);
    expect(link, amqp_get_rpc_reply(link->connection), "declaring a queue");
}

int linkDelete(struct link *link, const char *queue)
{
    amqp_queue_delete_ok_t *deleted =
        amqp_queue_delete(link->connection, channel, amqp_cstring_bytes(queue), 0, 0);
    expect(link, amqp_get_rpc_reply(link->connection), "deleting a queue");
    return (int)deleted->message_count;
}

void linkConsume(struct link *link, const char *queue, int prefetch)
{
    amqp_basic_qos(link->connection, channel, 0, (uint16_t)prefetch, 0);
    expect(link, amqp_get_rpc_reply(link->connection), "setting the prefetch");
    amqp_basic_consume(link->connection, channel, amqp_cstring_bytes(queue), amqp_empty_bytes, 0, 0, 0,
                       amqp_empty_table);
    expect(link, amqp_get_rpc_reply(link->connection), "consuming");
}

void linkConsumeAnswers(struct link *link)
{
    amqp_basic_consume(link->connection, channel, amqp_cstring_bytes("amq.rabbitmq.reply-to"), amqp_empty_bytes, 0, 1,
                       0, amqp_empty_table);
    expect(link, amqp_get_rpc_reply(link->connection), "consuming answers");
}

void linkSend(struct link *link, amqp_bytes_t queue, bool mandatory, const amqp_basic_properties_t *properties,
              amqp_bytes_t body)
{
    expectStatus(link,
                 amqp_basic_publish(link->connection, channel, amqp_empty_bytes, queue, mandatory, 0, properties,
                                    body),
                 "sending");
}

bool linkTake(struct link *link, amqp_envelope_t *envelope, int milliseconds)
{
    struct timeval wait = { .tv_sec = milliseconds / 1000, .tv_usec = milliseconds % 1000 * 1000 };
    amqp_rpc_reply_t reply = amqp_consume_message(link->connection, envelope, &wait, 0);
    if (reply.reply_type == AMQP_RESPONSE_LIBRARY_EXCEPTION && reply.library_error == AMQP_STATUS_TIMEOUT)
        return false;
    expect(link, reply, "taking a delivery");
    return true;
}

void linkAcknowledge(struct link *link, uint64_t tag)
{
    expectStatus(link, amqp_basic_ack(link->connection, channel, tag, 1), "acknowledging");
}

void linkConfirms(struct link *link, int window)
{
    amqp_confirm_select(link->connection, channel);
    expect(link, amqp_get_rpc_reply(link->connection), "asking for confirms");
    link->window = window;
}

static void confirm(struct link *link, const amqp_basic_ack_t *ack)
{
    if (ack->multiple) {
        for (uint64_t each = link->settled + 1; each <= ack->delivery_tag; each++)
            link->confirmed[each % maxWindow] = true;
    } else {
        link->confirmed[ack->delivery_tag % maxWindow] = true;
    }
    while (link->settled < link->published && link->confirmed[(link->settled + 1) % maxWindow])
        link->confirmed[++link->settled % maxWindow] = false;
}

/* Handles one frame of the publishing connection; false if none came in that time. */
static bool takeConfirm(struct link *link, int seconds)
{
    struct timeval wait = { .tv_sec = seconds };
    amqp_frame_t frame;
    int status = amqp_simple_wait_frame_noblock(link->connection, &frame, &wait);
    if (status == AMQP_STATUS_TIMEOUT) return false;
    expectStatus(link, status, "waiting for confirms");
    if (frame.frame_type != AMQP_FRAME_METHOD) fail("%s: a frame that is no method", link->what);
    if (frame.payload.method.id != AMQP_BASIC_ACK_METHOD)
        fail("%s: not confirmed: %s", link->what, amqp_method_name(frame.payload.method.id));
    confirm(link, frame.payload.method.decoded);
    return true;
}

void linkSettle(struct link *link, int left)
{
    while (takeConfirm(link, 0)) {}
    while (link->published - link->settled > (uint64_t)left)
        if (!takeConfirm(link, answerSeconds)) fail("%s: no confirm in %d seconds", link->what, answerSeconds);
    amqp_maybe_release_buffers(link->connection);
}

void linkPublish(struct link *link, const char *queue, const amqp_basic_properties_t *properties, amqp_bytes_t body)
{
    if (link->published - link->settled >= (uint64_t)link->window) linkSettle(link, link->window - 1);
    expectStatus(link,
                 amqp_basic_publish(link->connection, channel, amqp_empty_bytes, amqp_cstring_bytes(queue), 1, 0,
                                    properties, body),
                 "publishing");
    link->published++;
}
