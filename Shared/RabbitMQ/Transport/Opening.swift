internal import CRabbitMQ
internal import Glibc

/// Reaching the broker, TLS and the log-in.
enum Opening {
    struct Opened {
        let state: OpaquePointer
        let socket: Int32
        let frameMaximum: Int
        /// The broker's version, as it says itself; empty where it says none.
        let version: String
    }

    /// The first node of the broker that answers, in the order of the address.
    static func open(_ address: BrokerAddress, _ limits: LinkLimits) throws(BrokerError) -> Opened {
        var limits = limits
        // With others to ask, one that does not answer must not keep them all waiting.
        if !address.others.isEmpty { limits.connectMilliseconds = min(limits.connectMilliseconds, 2000) }
        var failures: [BrokerError] = []
        for place in address.places {
            do {
                return try open(place, address, limits)
            } catch {
                failures.append(error)
                // The users are the same on every node.
                if case .refused = error { break }
            }
        }
        if failures.count == 1 { throw failures[0] }
        throw .unreachable(failures.map(\.description).joined(separator: "; "))
    }

    private static func open(
        _ place: BrokerAddress.Place,
        _ address: BrokerAddress,
        _ limits: LinkLimits
    ) throws(BrokerError) -> Opened {
        let tls = address.tls
        let reached = try Aside.result(
            // A little more than the library has for it, so that it says itself what is wrong.
            within: limits.connectMilliseconds + 250,
            { Result { () throws(BrokerError) in try reach(place, tls, limits) } },
            undo: { late in
                if case .success(let late) = late { amqp_destroy_connection(late.state) }
            }
        )
        guard let reached else {
            throw .noAnswer("the way to \(place): its name, or itself,", milliseconds: limits.connectMilliseconds)
        }
        let opened = try reached.get()
        let (state, socket) = (opened.state, opened.socket)
        do {
            try logIn(address, place, limits, state)
            return Opened(
                state: state,
                socket: socket,
                frameMaximum: Int(amqp_get_frame_max(state)),
                version: version(state)
            )
        } catch {
            amqp_destroy_connection(state)
            throw error
        }
    }

    /// A connection that is open and not logged in; of whoever has it, one thread at a time.
    private struct Reached: @unchecked Sendable {
        let state: OpaquePointer
        let socket: Int32
    }

    private static func reach(
        _ place: BrokerAddress.Place,
        _ tls: BrokerAddress.TLS?,
        _ limits: LinkLimits
    ) throws(BrokerError) -> Reached {
        guard let state = amqp_new_connection() else { throw .unreachable("no memory for a connection") }
        do {
            return Reached(state: state, socket: try connect(state, place, tls, limits))
        } catch {
            amqp_destroy_connection(state)
            throw error
        }
    }

    private static func connect(
        _ state: OpaquePointer,
        _ place: BrokerAddress.Place,
        _ tls: BrokerAddress.TLS?,
        _ limits: LinkLimits
    ) throws(BrokerError) -> Int32 {
        let socket: OpaquePointer
        if let tls {
            guard let made = amqp_ssl_socket_new(state) else { throw .tls("the library cannot set up TLS") }
            socket = made
            guard access(tls.authorities, R_OK) == 0,
                amqp_ssl_socket_set_cacert(socket, tls.authorities) == AMQP_STATUS_OK.rawValue
            else { throw .tls("\(tls.authorities) is not a readable file of certificates (PEM)") }
            amqp_ssl_socket_set_verify_peer(socket, 1)
            amqp_ssl_socket_set_verify_hostname(socket, 1)
            guard
                amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST) == AMQP_STATUS_OK.rawValue
            else { throw .tls("the library knows no TLS 1.2") }
        } else {
            guard let made = amqp_tcp_socket_new(state) else { throw .unreachable("no memory for a socket") }
            socket = made
        }
        var limit = time(limits.connectMilliseconds)
        let status = amqp_socket_open_noblock(socket, place.host, Int32(place.port), &limit)
        switch amqp_status_enum(rawValue: status) {
        case AMQP_STATUS_OK: break
        case AMQP_STATUS_SSL_HOSTNAME_VERIFY_FAILED:
            throw .tls("the certificate of \(place) is not for that name")
        case AMQP_STATUS_SSL_PEER_VERIFY_FAILED, AMQP_STATUS_SSL_CONNECTION_FAILED, AMQP_STATUS_SSL_ERROR:
            throw .tls("\(place): \(text(status)); is its certificate from an authority in \(tls?.authorities ?? "")?")
        default: throw .unreachable("\(place): \(text(status))")
        }
        return amqp_get_sockfd(state)
    }

    private static func logIn(
        _ address: BrokerAddress,
        _ place: BrokerAddress.Place,
        _ limits: LinkLimits,
        _ state: OpaquePointer
    ) throws(BrokerError) {
        var limit = time(limits.connectMilliseconds)
        amqp_set_handshake_timeout(state, &limit)
        var answer = time(limits.answerMilliseconds)
        amqp_set_rpc_timeout(state, &answer)
        let reply = withClientProperties(named: address.name) { properties in
            ccs_login_plain(
                state,
                address.vhost,
                1,
                Int32(clamping: max(4096, limits.frame)),
                Int32(address.heartbeatSeconds),
                properties,
                address.user,
                address.password
            )
        }
        switch reply.reply_type {
        case AMQP_RESPONSE_NORMAL: return
        case AMQP_RESPONSE_SERVER_EXCEPTION:
            guard reply.reply.id == CCS_CONNECTION_CLOSE.rawValue, let decoded = reply.reply.decoded else {
                throw .lost("the broker ended the log-in")
            }
            let close = decoded.assumingMemoryBound(to: amqp_connection_close_t.self).pointee
            throw .refused(
                "user \(address.user), virtual host \(address.vhost): \(close.reply_code) \(close.reply_text.lossy)"
            )
        case AMQP_RESPONSE_LIBRARY_EXCEPTION:
            switch amqp_status_enum(rawValue: reply.library_error) {
            case AMQP_STATUS_TIMEOUT:
                throw .noAnswer("the log-in at \(place)", milliseconds: limits.connectMilliseconds)
            default:
                throw .unreachable("\(place), while logging in: \(text(reply.library_error))")
            }
        default: throw .unreachable("\(place) does not speak AMQP 0-9-1")
        }
    }

    private static func version(_ state: OpaquePointer) -> String {
        guard let table = amqp_get_server_properties(state)?.pointee else { return "" }
        for index in 0..<Int(table.num_entries) {
            let entry = table.entries[index]
            guard entry.key.lossy == "version", entry.value.kind == UInt8(AMQP_FIELD_KIND_UTF8.rawValue) else {
                continue
            }
            return entry.value.value.bytes.lossy
        }
        return ""
    }

    /// The capabilities that this transport relies on. Without `consumer_cancel_notify` the broker would end a
    /// consumption without a word.
    private static func withClientProperties<R>(
        named name: String,
        _ body: (UnsafePointer<amqp_table_t>) -> R
    ) -> R {
        let capabilities: [StaticString] = [
            "consumer_cancel_notify", "connection.blocked", "publisher_confirms", "basic.nack",
            "authentication_failure_close",
        ]
        var entries = capabilities.map { capability in
            var value = amqp_field_value_t()
            value.kind = UInt8(AMQP_FIELD_KIND_BOOLEAN.rawValue)
            value.value.boolean = 1
            return amqp_table_entry_t(key: amqp_bytes_t(capability), value: value)
        }
        let name = Array(name.utf8)
        return entries.withUnsafeMutableBufferPointer { capabilities in
            name.withUnsafeBytes { name in
                var table = amqp_field_value_t()
                table.kind = UInt8(AMQP_FIELD_KIND_TABLE.rawValue)
                table.value.table = amqp_table_t(
                    num_entries: Int32(capabilities.count),
                    entries: capabilities.baseAddress
                )
                var text = amqp_field_value_t()
                text.kind = UInt8(AMQP_FIELD_KIND_UTF8.rawValue)
                text.value.bytes = amqp_bytes_t(
                    len: name.count,
                    bytes: UnsafeMutableRawPointer(mutating: name.baseAddress)
                )
                var properties = [
                    amqp_table_entry_t(key: amqp_bytes_t("capabilities"), value: table),
                    amqp_table_entry_t(key: amqp_bytes_t("connection_name"), value: text),
                ]
                return properties.withUnsafeMutableBufferPointer { properties in
                    var all = amqp_table_t(num_entries: Int32(properties.count), entries: properties.baseAddress)
                    return withUnsafePointer(to: &all, body)
                }
            }
        }
    }

    static func text(_ status: Int32) -> String { String(cString: amqp_error_string2(status)) }

    private static func time(_ milliseconds: Int) -> timeval {
        timeval(tv_sec: milliseconds / 1000, tv_usec: milliseconds % 1000 * 1000)
    }
}
