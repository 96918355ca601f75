internal import CRabbitMQ
internal import Contracts

/// Reads AMQP 0-9-1 properties and headers as an envelope.
///
/// CloudEvents attributes are taken from headers spelled `cloudEvents_id`, `cloudEvents:id` or `ce-id`, and, where there
/// is none, from the property that means the same. Two places that contradict each other make the message unreadable:
/// which of them is meant cannot be known.
enum EnvelopeReader {
    /// What the properties say.
    struct Read {
        var envelope: Envelope?
        /// What is wrong, and what would be right; without any value out of the message.
        var unreadable: String?
        /// `x-delivery-count`, where the broker gives it.
        var deliveryCount: Int?
    }

    static func read(_ properties: UnsafePointer<amqp_basic_properties_t>) -> Read {
        var headers = Headers()
        if properties.pointee.has(AMQP_BASIC_HEADERS_FLAG) { headers.take(properties.pointee.headers) }
        var read = Read(deliveryCount: headers.deliveryCount)
        switch envelope(properties.pointee, &headers) {
        case .success(let envelope): read.envelope = envelope
        case .failure(let problem): read.unreadable = problem.text
        }
        return read
    }

    private struct Problem: Error { let text: String }

    private static func envelope(
        _ properties: amqp_basic_properties_t,
        _ headers: inout Headers
    ) -> Result<Envelope, Problem> {
        do throws(Problem) {
            if let problem = headers.problem { throw Problem(text: problem) }
            if let version = headers.specversion, !version.equals("1.0") {
                throw Problem(text: "cloudEvents_specversion is not 1.0")
            }
            let idBytes = try both(
                headers.id,
                properties.has(AMQP_BASIC_MESSAGE_ID_FLAG) ? properties.message_id : nil,
                "cloudEvents_id",
                "message_id"
            )
            let typeBytes = try both(
                headers.type,
                properties.has(AMQP_BASIC_TYPE_FLAG) ? properties.type : nil,
                "cloudEvents_type",
                "type"
            )
            let sourceBytes = try both(
                headers.source,
                properties.has(AMQP_BASIC_APP_ID_FLAG) ? properties.app_id : nil,
                "cloudEvents_source",
                "app_id"
            )
            var envelope = Envelope(
                id: try identifier(idBytes, "cloudEvents_id"),
                type: MessageType(try text(typeBytes, "cloudEvents_type")),
                source: try text(sourceBytes, "cloudEvents_source"),
                time: try time(
                    headers.time,
                    properties.has(AMQP_BASIC_TIMESTAMP_FLAG) ? properties.timestamp : nil
                )
            )
            if let subject = headers.subject { envelope.subject = try text(subject, "cloudEvents_subject") }
            try readCorrelation(properties, headers, into: &envelope)
            if properties.has(AMQP_BASIC_USER_ID_FLAG) { envelope.user = try text(properties.user_id, "user_id") }
            if properties.has(AMQP_BASIC_REPLY_TO_FLAG) { envelope.replyTo = try text(properties.reply_to, "reply_to") }
            // Any other word is a way of a later program: one by one is always understood.
            if let answers = headers.answers { envelope.takesBundles = answers.equals("together") }
            if let trace = headers.traceparent { envelope.traceparent = try text(trace, "traceparent") }
            if let causation = headers.causation { envelope.causation = try identifier(causation, "ccs_causation") }
            if let actor = headers.actor {
                guard let value = Actor(try text(actor, "ccs_actor")) else {
                    throw Problem(text: "ccs_actor is not written role:id with a role of the scheme")
                }
                envelope.actor = value
            }
            if let after = headers.after { envelope.after = try identifiers(after) }
            if let version = headers.version {
                guard version >= 0 else { throw Problem(text: "ccs_version is negative; it is 0 or more") }
                envelope.version = version
            }
            if let epoch = headers.epoch {
                guard epoch >= 0 else { throw Problem(text: "ccs_epoch is negative; it is 0 or more") }
                envelope.epoch = epoch
            }
            if let previous = headers.previous { envelope.previous = try versions(previous) }
            if let digest = headers.digest { envelope.digest = try text(digest, "ccs_digest") }
            if let proof = headers.proof { envelope.proof = try text(proof, "ccs_proof") }
            if let scheme = headers.scheme { envelope.scheme = try text(scheme, "ccs_scheme") }
            return .success(envelope)
        } catch {
            return .failure(error)
        }
    }

    private static func readCorrelation(
        _ properties: amqp_basic_properties_t,
        _ headers: Headers,
        into envelope: inout Envelope
    ) throws(Problem) {
        let correlation = properties.has(AMQP_BASIC_CORRELATION_ID_FLAG) ? properties.correlation_id : nil
        if let dossier = headers.dossier {
            // An answer: the correlation is its command's id.
            if dossier.len > 0 { envelope.dossier = try identifier(dossier, "ccs_dossier") }
            if let correlation { envelope.inReplyTo = try identifier(correlation, "correlation_id") }
        } else if let correlation {
            envelope.dossier = try identifier(correlation, "correlation_id")
        }
    }

    // MARK: Values

    private static func both(
        _ header: amqp_bytes_t?,
        _ property: amqp_bytes_t?,
        _ headerName: String,
        _ propertyName: String
    ) throws(Problem) -> amqp_bytes_t {
        switch (header, property) {
        case (let header?, let property?):
            guard header.equals(property) else {
                throw Problem(text: "\(headerName) and the property \(propertyName) contradict each other")
            }
            return header
        case (let header?, nil): return header
        case (nil, let property?): return property
        case (nil, nil):
            throw Problem(
                text: "neither a header \(headerName) nor a property \(propertyName); one of them is required"
            )
        }
    }

    private static func text(_ bytes: amqp_bytes_t, _ name: String) throws(Problem) -> String {
        guard let text = bytes.text else { throw Problem(text: "\(name) is not UTF-8") }
        guard !text.isEmpty else { throw Problem(text: "\(name) is empty") }
        return text
    }

    private static func identifier<K>(
        _ bytes: amqp_bytes_t,
        _ name: String
    ) throws(Problem) -> Identifier<K> {
        guard let text = bytes.text, let identifier = Identifier<K>(text) else {
            throw Problem(text: "\(name) is not an identifier: 1 to 64 characters out of letters, digits and . _ : -")
        }
        return identifier
    }

    private static func time(_ header: amqp_bytes_t?, _ timestamp: UInt64?) throws(Problem) -> Instant {
        guard let header else {
            guard let timestamp else {
                throw Problem(
                    text: "neither a header cloudEvents_time nor a property timestamp; one of them is required"
                )
            }
            guard timestamp <= 253_402_300_799 else {
                throw Problem(text: "the property timestamp is beyond the year 9999; it counts seconds since 1970")
            }
            return Instant(milliseconds: Int64(timestamp) * 1000)
        }
        let instant: Instant
        if let milliseconds = CivilTime.milliseconds(header.raw) {
            instant = Instant(milliseconds: milliseconds)
        } else if let other = header.text.flatMap({ Instant($0) }) {
            instant = other
        } else {
            throw Problem(text: "cloudEvents_time is not written 2026-11-23T04:31:00.123Z")
        }
        if let timestamp, instant.milliseconds.flooredSeconds != Int64(clamping: timestamp) {
            throw Problem(text: "cloudEvents_time and the property timestamp contradict each other")
        }
        return instant
    }

    private static func identifiers(_ bytes: amqp_bytes_t) throws(Problem) -> [MessageID] {
        guard let text = bytes.text else { throw Problem(text: "ccs_after is not UTF-8") }
        var result: [MessageID] = []
        if text.isEmpty { return result }
        for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            guard let id = MessageID(String(Substring(part))) else {
                throw Problem(text: "ccs_after is not a list of identifiers with commas between them")
            }
            result.append(id)
        }
        return result
    }

    private static func versions(_ bytes: amqp_bytes_t) throws(Problem) -> [String: Int] {
        guard let text = bytes.text else { throw Problem(text: "ccs_previous is not UTF-8") }
        var result: [String: Int] = [:]
        if text.isEmpty { return result }
        for part in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let pair = part.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
            guard pair.count == 2, !pair[0].isEmpty, let version = Int(Substring(pair[1])), version >= 0 else {
                throw Problem(text: "ccs_previous is not written listener=version, with commas between them")
            }
            guard result.updateValue(version, forKey: String(Substring(pair[0]))) == nil else {
                throw Problem(text: "ccs_previous names a listener twice")
            }
        }
        return result
    }
}
