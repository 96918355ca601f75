// What Swift cannot see of librabbitmq and of Linux: variadic functions, and macros that hold a cast or a call.
#ifndef CCS_CRABBITMQ_SHIM_H
#define CCS_CRABBITMQ_SHIM_H

#include <stdint.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <amqp.h>
#include <amqp_framing.h>
#include <amqp_ssl_socket.h>
#include <amqp_tcp_socket.h>

/// `amqp_login_with_properties` with PLAIN.
static inline amqp_rpc_reply_t ccs_login_plain(
    amqp_connection_state_t state, const char *vhost, int channel_max, int frame_max, int heartbeat,
    const amqp_table_t *properties, const char *user, const char *password)
{
    return amqp_login_with_properties(
        state, vhost, channel_max, frame_max, heartbeat, properties, AMQP_SASL_METHOD_PLAIN, user, password);
}

/// A counter that poll can wait for, not inherited by child processes; -1 when there is no descriptor left.
static inline int ccs_wake_up_new(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

/// Waits until the socket can be read or the wake-up was signalled. Bit 1: the socket, bit 2: the wake-up.
static inline int ccs_poll(int socket, int wake_up, int milliseconds)
{
    struct pollfd two[2] = {{socket, POLLIN, 0}, {wake_up, POLLIN, 0}};
    if (poll(two, wake_up < 0 ? 1 : 2, milliseconds) <= 0) return 0;
    return (two[0].revents ? 1 : 0) | (two[1].revents ? 2 : 0);
}

/// Ends both directions at once; a thread that is inside a send or receive on it returns.
static inline void ccs_shut_down(int socket) { shutdown(socket, SHUT_RDWR); }

/// Holds back what is not a full segment until it is called with 0: a burst of publishes leaves in few segments.
static inline void ccs_cork(int socket, int on) { setsockopt(socket, IPPROTO_TCP, TCP_CORK, &on, sizeof on); }

enum ccs_method {
    CCS_CONNECTION_CLOSE = 0x000A0032,
    CCS_CONNECTION_CLOSE_OK = 0x000A0033,
    CCS_CONNECTION_BLOCKED = 0x000A003C,
    CCS_CONNECTION_UNBLOCKED = 0x000A003D,
    CCS_CHANNEL_OPEN = 0x0014000A,
    CCS_CHANNEL_OPEN_OK = 0x0014000B,
    CCS_CHANNEL_FLOW = 0x00140014,
    CCS_CHANNEL_FLOW_OK = 0x00140015,
    CCS_CHANNEL_CLOSE = 0x00140028,
    CCS_CHANNEL_CLOSE_OK = 0x00140029,
    CCS_EXCHANGE_DECLARE = 0x0028000A,
    CCS_EXCHANGE_DECLARE_OK = 0x0028000B,
    CCS_QUEUE_DECLARE = 0x0032000A,
    CCS_QUEUE_DECLARE_OK = 0x0032000B,
    CCS_QUEUE_DELETE = 0x00320028,
    CCS_QUEUE_DELETE_OK = 0x00320029,
    CCS_BASIC_QOS = 0x003C000A,
    CCS_BASIC_QOS_OK = 0x003C000B,
    CCS_BASIC_CONSUME = 0x003C0014,
    CCS_BASIC_CONSUME_OK = 0x003C0015,
    CCS_BASIC_CANCEL = 0x003C001E,
    CCS_BASIC_CANCEL_OK = 0x003C001F,
    CCS_BASIC_RETURN = 0x003C0032,
    CCS_BASIC_DELIVER = 0x003C003C,
    CCS_BASIC_ACK = 0x003C0050,
    CCS_BASIC_NACK = 0x003C0078,
    CCS_CONFIRM_SELECT = 0x0055000A,
    CCS_CONFIRM_SELECT_OK = 0x0055000B,
};

_Static_assert(CCS_CONNECTION_BLOCKED == AMQP_CONNECTION_BLOCKED_METHOD, "connection.blocked");
_Static_assert(CCS_CHANNEL_CLOSE == AMQP_CHANNEL_CLOSE_METHOD, "channel.close");
_Static_assert(CCS_QUEUE_DECLARE_OK == AMQP_QUEUE_DECLARE_OK_METHOD, "queue.declare-ok");
_Static_assert(CCS_QUEUE_DELETE_OK == AMQP_QUEUE_DELETE_OK_METHOD, "queue.delete-ok");
_Static_assert(CCS_BASIC_RETURN == AMQP_BASIC_RETURN_METHOD, "basic.return");
_Static_assert(CCS_BASIC_DELIVER == AMQP_BASIC_DELIVER_METHOD, "basic.deliver");
_Static_assert(CCS_BASIC_CANCEL == AMQP_BASIC_CANCEL_METHOD, "basic.cancel");
_Static_assert(CCS_BASIC_ACK == AMQP_BASIC_ACK_METHOD, "basic.ack");
_Static_assert(CCS_BASIC_NACK == AMQP_BASIC_NACK_METHOD, "basic.nack");
_Static_assert(CCS_CONFIRM_SELECT == AMQP_CONFIRM_SELECT_METHOD, "confirm.select");

enum ccs_frame_type {
    CCS_FRAME_METHOD = AMQP_FRAME_METHOD,
    CCS_FRAME_HEADER = AMQP_FRAME_HEADER,
    CCS_FRAME_BODY = AMQP_FRAME_BODY,
};

#endif
