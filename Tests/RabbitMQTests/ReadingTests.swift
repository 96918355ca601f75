import Contracts
import Messaging
import Testing

@testable import RabbitMQ

/// What foreign programs write.
enum Spellings {
    typealias Value = ForeignProperties.Value

    static let moment = Instant(milliseconds: 1_795_408_260_000)
    static let direct =
        "amq.rabbitmq.reply-to.g1h3DnJlcGx5QDQ3OTMwMDYAAAMOAAAAAGdw4y8=.7b2Yl1d0QGmJf0c2h0bT1A=="

    static let times: [(Value?, UInt64?, Instant)] = [
        (.text("2026-11-23T04:31:00.000Z"), nil, moment), (.text("2026-11-23T04:31:00Z"), nil, moment),
        (.text("2026-11-23T04:31:00+00:00"), nil, moment), (.text("2026-11-23T06:31:00+02:00"), nil, moment),
        (.text("2026-11-23t04:31:00z"), nil, moment), (.timestamp(1_795_408_260), nil, moment),
        (nil, 1_795_408_260, moment),
        // A broker that stamps what it takes: two seconds later, or long after.
        (.text("2026-11-23T04:31:00.000Z"), 1_795_408_262, moment), (.text("2026-11-23T04:31:00Z"), 1, moment),
        (.text("2026-11-23T04:31:00Z"), 1_795_408_260_123, moment),
    ]

    /// What is wrong, the code and the place of the fault that is told.
    static let faults: [(ForeignProperties, String, String)] = {
        func with(_ name: String, _ value: Value?, stamp: UInt64? = nil) -> ForeignProperties {
            var message = ForeignProperties(stamp: stamp)
            message.headers = [("cloudEvents_time", .text("2026-11-23T04:31:00Z"))].filter { $0.0 != name }
            if let value { message.headers.append((name, value)) }
            return message
        }
        func without(_ path: WritableKeyPath<ForeignProperties, String?>, _ value: String? = nil) -> ForeignProperties {
            var message = with("x", nil)
            message[keyPath: path] = value
            return message
        }
        let long = String(repeating: "x", count: 256)
        return [
            (with("cloudEvents_time", nil), "missing", "cloudEvents_time"),
            (with("cloudEvents_time", nil, stamp: 1_795_408_260_123), "tooLarge", "timestamp"),
            (with("cloudEvents_time", .timestamp(1_795_408_260_123)), "tooLarge", "cloudEvents_time"),
            (with("cloudEvents_time", .integer(1_795_408_260_123)), "wrongKind", "cloudEvents_time"),
            (with("cloudEvents_time", .text("hier")), "malformed", "cloudEvents_time"),
            (with("cloudEvents_time", .text("2026-11-23T04:31:00")), "malformed", "cloudEvents_time"),
            (with("cloudEvents_specversion", .text("1.1")), "unknownVersion", "cloudEvents_specversion"),
            (without(\.id), "missing", "cloudEvents_id"), (without(\.id, "a b"), "malformed", "cloudEvents_id"),
            (without(\.type), "missing", "cloudEvents_type"), (without(\.source), "missing", "cloudEvents_source"),
            (with("cloudEvents_subject", .text(long)), "tooLong", "cloudEvents_subject"),
            (with("cloudEvents_subject", .bytes([0xFF])), "malformed", "cloudEvents_subject"),
            (with("ccs_scheme", .text(long)), "tooLong", "ccs_scheme"),
            (with("ccs_digest", .text(long)), "tooLong", "ccs_digest"),
            (with("ccs_proof", .text(long)), "tooLong", "ccs_proof"),
            (with("traceparent", .text(long)), "tooLong", "traceparent"),
            (with("ccs_actor", .text("officer@p2st:" + String(repeating: "A", count: 65))), "malformed", "ccs_actor"),
            (with("ccs_actor", .text("officer:\u{1B}[2J\nx")), "malformed", "ccs_actor"),
            (with("ccs_actor", .text("officer:" + String(repeating: "A", count: 130_000))), "tooLong", "ccs_actor"),
            (with("ccs_act", .text("for=candidate:P-1;document=letter/1")), "malformed", "ccs_act"),
            (with("ccs_act", .text("done=2026-11-20;because=tired")), "malformed", "ccs_act"),
            (with("ccs_act", .text("done=2026-11-20" + String(repeating: ";", count: 400))), "tooLong", "ccs_act"),
            (with("ccs_act", .integer(1)), "wrongKind", "ccs_act"),
            (with("ccs_after", .text((0..<65).map { "e-\($0)" }.joined(separator: ","))), "tooLong", "ccs_after"),
            (with("ccs_after", .text(String(repeating: "e,", count: 20_000))), "tooLong", "ccs_after"),
            (with("ccs_previous", .text(String(repeating: "a=1,", count: 5000))), "tooLong", "ccs_previous"),
            (with("ccs_version", .text("1")), "wrongKind", "ccs_version"),
            (with("ccs_epoch", .integer(-1)), "wrongKind", "ccs_epoch"),
            (without(\.correlation, "a b"), "malformed", "correlation_id"),
        ]
    }()
}

@Suite struct Reading {
    @Test(
        "Une heure RFC 3339 se lit comme elle est écrite, et le cachet du courtier n'y change rien",
        arguments: Spellings.times
    )
    func time(header: ForeignProperties.Value?, stamp: UInt64?, moment: Instant) throws {
        var message = ForeignProperties(stamp: stamp)
        if let header { message.headers = [("cloudEvents_time", header)] }
        let read = message.read()
        #expect(read.envelope?.time == moment, "\(read.unreadable ?? "")")
    }

    @Test(
        "Ce qui ne peut être lu est dit avec sa faute et son lieu, à qui l'a envoyé",
        arguments: 0..<Spellings.faults.count
    )
    func faults(index: Int) throws {
        var (message, code, path) = Spellings.faults[index]
        message.replyTo = Spellings.direct
        let read = message.read()
        #expect(read.envelope == nil)
        let misread = try #require(read.misread)
        #expect(misread.code == "unreadable")
        #expect(misread.faults.map(\.code) == [code], "\(misread.text)")
        #expect(misread.faults.map(\.path) == [path])
        #expect(misread.faults.allSatisfy { !$0.expected.isEmpty })
        #expect(misread.user == "ccs-portal")
        #expect(misread.replyTo == Spellings.direct)
        #expect(misread.id == (path == "cloudEvents_id" ? nil : "f-1"))
    }

    @Test("Toutes les fautes sont dites à la fois")
    func everyFault() {
        var message = ForeignProperties(type: nil)
        message.headers = [("ccs_actor", .text("emperor:1")), ("ccs_version", .integer(-1)), ("ce-id", .text("f-2"))]
        let paths = message.read().misread.map { Set($0.faults.map(\.path)) }
        #expect(paths == ["ccs_version", "cloudEvents_id", "cloudEvents_type", "cloudEvents_time", "ccs_actor"])
    }

    @Test("Soixante-quatre événements attendus se lisent ; l'acteur d'un événement d'avant aussi, sous un identifiant")
    func withinBounds() {
        var message = ForeignProperties(stamp: 1)
        message.headers = [("ccs_after", .text((0..<64).map { "e-\($0)" }.joined(separator: ",")))]
        #expect(message.read().envelope?.after.count == 64)
        message.headers = [("ccs_actor", .text("officer:Jean Dupont")), ("ccs_version", .integer(3))]
        #expect(message.read().envelope?.actor == Actor(.officer, "recorded:Jean_Dupont"))
    }

    @Test(
        "Une réponse ne va que là où seul le demandeur la prend",
        arguments: [
            (Spellings.direct, true), ("ccs.replies.ccs-portal.a", true), ("ccs.replies.ccs-portal.a.b:c_d-e", true),
            ("amq.rabbitmq.reply-to", false), ("amq.rabbitmq.reply-to.AAAA.BBBB", false),
            ("amq.rabbitmq.reply-to.\(String(repeating: "A", count: 40)).\(String(repeating: "B", count: 24))", false),
            (Spellings.direct + "=", false), (Spellings.direct.replacing("==", with: "==="), false),
            (Spellings.direct + ".x", false),
            (Spellings.direct.replacing("=", with: "!"), false), ("ccs.replies.ccs-portal.", false),
            ("ccs.replies.ccs-portal", false), ("ccs.replies.ccs-operator.a", false),
            ("ccs.replies.ccs-portal.a b", false), ("ccs.replies.ccs-portal.a/b", false), ("ccs.evaluation", false),
            ("ccs.presence.jury", false), ("ccs.registration.dead", false), ("", false),
        ]
    )
    func replyAddress(_ address: String, isOwn: Bool) {
        let read = ForeignProperties(replyTo: address, stamp: 1).read()
        #expect((read.envelope?.replyTo == address) == isOwn)
        #expect(read.misread?.replyTo == nil)
        #expect((read.misread?.faults.map(\.path) ?? []) == (isOwn ? [] : ["reply_to"]))
    }
}
