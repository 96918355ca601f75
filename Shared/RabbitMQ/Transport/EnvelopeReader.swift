internal import CRabbitMQ
internal import Contracts
internal import Messaging

/// Reads AMQP 0-9-1 properties and headers as an envelope.
///
/// CloudEvents attributes are taken from headers spelled `cloudEvents_id`, `cloudEvents:id` or `ce-id`, and, where there
/// is none, from the property that means the same. Two places that contradict each other make the message unreadable:
/// which of them is meant cannot be known. The property `timestamp` is no such place: a broker may put its own stamp
/// there, so it is the time of a message that says no other, and otherwise nothing.
struct EnvelopeReader {
    /// What the properties say.
    struct Read {
        var envelope: Envelope?
        /// Why there is no envelope.
        var misread: Misread?
        /// `x-delivery-count`, where it is given. Anybody can write it: only a delivery that the broker marks as
        /// redelivered may believe it.
        var deliveryCount: Int?

        var unreadable: String? { misread?.text }
    }

    static func read(_ properties: UnsafePointer<amqp_basic_properties_t>) -> Read {
        var headers = Headers()
        if properties.pointee.has(AMQP_BASIC_HEADERS_FLAG) { headers.take(properties.pointee.headers) }
        var reader = EnvelopeReader(properties: properties.pointee, headers: headers)
        return reader.read()
    }

    private let properties: amqp_basic_properties_t
    private let headers: Headers
    private var faults: [Fault]

    private init(properties: amqp_basic_properties_t, headers: Headers) {
        self.properties = properties
        self.headers = headers
        faults = headers.faults
    }

    private mutating func read() -> Read {
        let id: MessageID? = both(
            headers.id,
            properties.has(AMQP_BASIC_MESSAGE_ID_FLAG) ? properties.message_id : nil,
            "cloudEvents_id",
            "message_id"
        ).flatMap { identifier($0, "cloudEvents_id") }
        let user = properties.has(AMQP_BASIC_USER_ID_FLAG) ? text(properties.user_id, "user_id") : nil
        let replyTo = user.flatMap { readReplyTo(of: $0) }
        let envelope = readEnvelope(id, user, replyTo)
        guard faults.isEmpty, let envelope else {
            var misread = Misread(faults: faults)
            misread.user = user
            misread.replyTo = replyTo
            misread.id = id
            return Read(misread: misread, deliveryCount: headers.deliveryCount)
        }
        return Read(envelope: envelope, deliveryCount: headers.deliveryCount)
    }

    private mutating func readEnvelope(_ id: MessageID?, _ user: String?, _ replyTo: String?) -> Envelope? {
        if let version = headers.specversion, !version.equals("1.0") {
            fault("cloudEvents_specversion", "unknownVersion", "1.0")
        }
        let type = both(
            headers.type,
            properties.has(AMQP_BASIC_TYPE_FLAG) ? properties.type : nil,
            "cloudEvents_type",
            "type"
        ).flatMap { text($0, "cloudEvents_type") }
        let source = both(
            headers.source,
            properties.has(AMQP_BASIC_APP_ID_FLAG) ? properties.app_id : nil,
            "cloudEvents_source",
            "app_id"
        ).flatMap { text($0, "cloudEvents_source") }
        let time = readTime()
        let subject = headers.subject.flatMap { text($0, "cloudEvents_subject") }
        let causation: MessageID? = headers.causation.flatMap { identifier($0, "ccs_causation") }
        let actor = headers.actor.flatMap { readActor($0) }
        let act = headers.act.flatMap { readAct($0) }
        let signature = readSignature()
        let after = headers.after.map { readAfter($0) } ?? []
        let previous = headers.previous.map { readPrevious($0) } ?? [:]
        let digest = headers.digest.flatMap { text($0, "ccs_digest") }
        let proof = headers.proof.flatMap { text($0, "ccs_proof") }
        let scheme = headers.scheme.flatMap { text($0, "ccs_scheme") }
        let trace = headers.traceparent.flatMap { text($0, "traceparent") }
        let (dossier, inReplyTo) = readCorrelation()
        guard faults.isEmpty, let id, let type, let source, let time else { return nil }
        var envelope = Envelope(id: id, type: MessageType(type), source: source, subject: subject ?? "", time: time)
        envelope.dossier = dossier
        envelope.inReplyTo = inReplyTo
        envelope.user = user
        envelope.replyTo = replyTo
        // Any other word is a way of a later program: one by one is always understood.
        if let answers = headers.answers { envelope.takesBundles = answers.equals("together") }
        envelope.traceparent = trace
        envelope.causation = causation
        envelope.actor = actor
        envelope.act = act
        envelope.signature = signature
        envelope.after = after
        envelope.version = headers.version ?? 0
        envelope.epoch = headers.epoch ?? 0
        envelope.previous = previous
        envelope.digest = digest
        envelope.proof = proof
        envelope.scheme = scheme
        return envelope
    }

    // MARK: Parts

    private mutating func readCorrelation() -> (DossierID?, inReplyTo: MessageID?) {
        let correlation = properties.has(AMQP_BASIC_CORRELATION_ID_FLAG) ? properties.correlation_id : nil
        guard let dossier = headers.dossier else {
            return (correlation.flatMap { identifier($0, "correlation_id") }, nil)
        }
        // An answer: the correlation is its command's id.
        return (
            dossier.len > 0 ? identifier(dossier, "ccs_dossier") : nil,
            correlation.flatMap { identifier($0, "correlation_id") }
        )
    }

    private mutating func readReplyTo(of user: String) -> String? {
        guard properties.has(AMQP_BASIC_REPLY_TO_FLAG) else { return nil }
        guard let address = properties.reply_to.text, ReplyAddress.isOwn(address, of: user) else {
            fault("reply_to", "notOwn", "the broker's direct reply-to, or \(ReplyAddress.prefix(of: user)) and a name")
            return nil
        }
        return address
    }

    /// What an event carries on from its cause may have been recorded by a program that took any text for an id.
    private mutating func readActor(_ bytes: amqp_bytes_t) -> Actor? {
        guard let spelled = text(bytes, "ccs_actor", most: EnvelopeBounds.whole) else { return nil }
        if let actor = Actor(spelled) { return actor }
        if let version = headers.version, version > 0, let actor = Actor(recorded: spelled) { return actor.identified }
        fault(
            "ccs_actor",
            "malformed",
            "role:id or role@branch:id, with a role of the scheme and an id of 1 to 64 letters, digits and . _ : -"
        )
        return nil
    }

    private mutating func readAct(_ bytes: amqp_bytes_t) -> ActRecord? {
        guard let spelled = text(bytes, "ccs_act", most: ActRecord.mostBytes) else { return nil }
        if let act = ActRecord(spelled) { return act }
        fault("ccs_act", "malformed", ActRecord.spelling)
        return nil
    }

    /// The signature of who acts: its key and itself, and for a passkey what it has signed besides.
    private mutating func readSignature() -> ActSignature? {
        let key: PersonKeyID? = headers.key.flatMap { identifier($0, "ccs_key") }
        let value = headers.signature.flatMap { base64($0, "ccs_signature", most: 256) }
        let authenticatorData = headers.authenticatorData.flatMap { base64($0, "ccs_authenticator_data", most: 2048) }
        let clientData = headers.clientData.flatMap { base64($0, "ccs_client_data", most: 4096) }
        if (headers.key == nil) != (headers.signature == nil) {
            fault("ccs_signature", "missing", "ccs_key and ccs_signature, or neither")
        }
        let hasAssertion = headers.authenticatorData != nil
        if hasAssertion != (headers.clientData != nil) || hasAssertion && headers.signature == nil {
            fault(
                "ccs_client_data",
                "missing",
                "ccs_authenticator_data and ccs_client_data beside ccs_signature, or neither"
            )
        }
        guard let key, let value else { return nil }
        let assertion = authenticatorData.flatMap { data in
            clientData.map { PasskeyAssertion(authenticatorData: data, clientData: $0) }
        }
        return ActSignature(key: key, value: value, assertion: assertion)
    }

    private mutating func readTime() -> Instant? {
        let latest: UInt64 = 253_402_300_799
        if let header = headers.time {
            if let milliseconds = CivilTime.milliseconds(header.raw) { return Instant(milliseconds: milliseconds) }
            if header.len <= 64, let instant = header.text.flatMap({ Instant($0) }) { return instant }
            fault(
                "cloudEvents_time",
                "malformed",
                "a date and time of RFC 3339, as 2026-11-23T04:31:00.123Z or 2026-11-23T05:31:00+01:00"
            )
            return nil
        }
        if let seconds = headers.timestamp {
            guard seconds <= latest else { return beyond("cloudEvents_time") }
            return Instant(milliseconds: Int64(seconds) * 1000)
        }
        guard properties.has(AMQP_BASIC_TIMESTAMP_FLAG) else {
            missing("cloudEvents_time", "timestamp")
            return nil
        }
        guard properties.timestamp <= latest else { return beyond("timestamp") }
        return Instant(milliseconds: Int64(properties.timestamp) * 1000)
    }

    private mutating func beyond(_ name: String) -> Instant? {
        fault(name, "tooLarge", "seconds since 1970, not milliseconds, and no later than the year 9999")
        return nil
    }

    private mutating func readAfter(_ bytes: amqp_bytes_t) -> [MessageID] {
        guard bytes.len > 0 else { return [] }
        guard bytes.len <= EnvelopeBounds.after * 65 else { return tooMany() }
        var result: [MessageID] = []
        for part in bytes.raw.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            guard let id = MessageID(String(decoding: part, as: UTF8.self)) else {
                fault("ccs_after", "malformed", "identifiers with commas between them")
                return []
            }
            result.append(id)
        }
        return result.count > EnvelopeBounds.after ? tooMany() : result
    }

    private mutating func tooMany() -> [MessageID] {
        fault("ccs_after", "tooLong", "at most \(EnvelopeBounds.after) identifiers")
        return []
    }

    private mutating func readPrevious(_ bytes: amqp_bytes_t) -> [String: Int] {
        guard bytes.len > 0 else { return [:] }
        guard let spelled = text(bytes, "ccs_previous", most: EnvelopeBounds.whole) else { return [:] }
        var result: [String: Int] = [:]
        for part in spelled.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            let pair = part.split(separator: UInt8(ascii: "="), omittingEmptySubsequences: false)
            guard pair.count == 2, !pair[0].isEmpty, let version = Int(Substring(pair[1])), version >= 0 else {
                fault("ccs_previous", "malformed", "listener=version, with commas between them")
                return [:]
            }
            guard result.updateValue(version, forKey: String(Substring(pair[0]))) == nil else {
                fault("ccs_previous", "contradicts", "each listener once: one is named twice")
                return [:]
            }
        }
        return result
    }

    // MARK: Values

    private mutating func fault(_ path: String, _ code: String, _ expected: String) {
        faults.append(Fault(path, code, expected: expected))
    }

    private mutating func missing(_ header: String, _ property: String) {
        // A header that is there and is no text is told as that.
        guard !faults.contains(where: { $0.path == header }) else { return }
        fault(header, "missing", "this header, or the property \(property)")
    }

    private mutating func both(
        _ header: amqp_bytes_t?,
        _ property: amqp_bytes_t?,
        _ headerName: String,
        _ propertyName: String
    ) -> amqp_bytes_t? {
        guard let value = header ?? property else {
            missing(headerName, propertyName)
            return nil
        }
        if let header, let property, !header.equals(property) {
            fault(headerName, "contradicts", "the same as the property \(propertyName): they contradict each other")
            return nil
        }
        return value
    }

    @inline(__always)
    private mutating func text(_ bytes: amqp_bytes_t, _ name: String, most: Int = EnvelopeBounds.text) -> String? {
        guard bytes.len <= most else {
            fault(name, "tooLong", "at most \(most) bytes")
            return nil
        }
        guard let text = bytes.text else {
            fault(name, "malformed", "UTF-8")
            return nil
        }
        guard !text.isEmpty else {
            fault(name, "empty", "a value, or no such header")
            return nil
        }
        return text
    }

    /// A text of the base64 alphabet; whether it is base64 of anything, whoever looks at it finds out.
    private mutating func base64(_ bytes: amqp_bytes_t, _ name: String, most: Int) -> String? {
        guard let text = text(bytes, name, most: most) else { return nil }
        let isBase64 = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
                true
            default: false
            }
        }
        if isBase64 { return text }
        fault(name, "malformed", "base64")
        return nil
    }

    @inline(__always)
    private mutating func identifier<K>(_ bytes: amqp_bytes_t, _ name: String) -> Identifier<K>? {
        if bytes.len <= 64, let text = bytes.text, let identifier = Identifier<K>(text) { return identifier }
        fault(name, "malformed", "an identifier: 1 to 64 characters out of letters, digits and . _ : -")
        return nil
    }
}
