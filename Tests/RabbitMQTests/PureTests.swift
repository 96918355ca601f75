import CRabbitMQ
import Contracts
import Glibc
import Messaging
import Synchronization
import Testing

@testable import RabbitMQ

/// Random numbers that are the same in every run.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite struct Addresses {
    @Test(
        "Une adresse se lit",
        arguments: [
            ("amqp://u:p@localhost", "amqp://u@localhost:5672", "/", "p"),
            ("amqp://u:p@127.0.0.1:1/", "amqp://u@127.0.0.1:1", "/", "p"),
            ("amqp://u:p@h?cleartext=unsafe", "amqp://u@h:5672", "/", "p"),
            ("amqp://u:p%40%2F%C3%A9@127.1.2.3:15/v%2F1", "amqp://u@127.1.2.3:15/v/1", "v/1", "p@/é"),
            ("amqps://u:p@one,two:7,three/v", "amqps://u@one:5671,two:7,three:5671/v", "v", "p"),
            ("amqps://u:p:q@broker.example", "amqps://u@broker.example:5671", "/", "p:q"),
            ("amqp://u:p@[::1]:7", "amqp://u@[::1]:7", "/", "p"),
            ("amqp://u:@localhost", "amqp://u@localhost:5672", "/", ""),
            ("amqps://u:p@h/v?cacert=%2Fca.pem&heartbeat=3", "amqps://u@h:5671/v", "v", "p"),
        ]
    )
    func good(url: String, description: String, vhost: String, password: String) throws {
        let address = try BrokerAddress(url: url, name: "test")
        #expect(address.description == description)
        #expect(address.vhost == vhost)
        #expect(address.password == password)
        #expect(address.heartbeatSeconds == (url.contains("heartbeat") ? 3 : 10))
        if let tls = address.tls { #expect(tls == (url.contains("cacert") ? .init(authorities: "/ca.pem") : .init())) }
        #expect((address.tls != nil) == url.hasPrefix("amqps"))
    }

    @Test(
        "Une mauvaise adresse est refusée avec ce qui serait juste, sans le mot de passe",
        arguments: [
            ("", "amqp://"), ("http://u:secret@h", "amqps://"), ("amqp://h", "user"), ("amqp://u@h", "user:password"),
            ("amqp://:secret@h", "user:password"), ("amqp://u:secret@", "host"), ("amqp://u:secret@h:0", "65535"),
            ("amqp://u:secret@h:x", "port"), ("amqp://u:sec%ret@h", "%"), ("amqp://u:secret%00@h", "%"),
            ("amqp://u:secret%ff@h", "UTF-8"), ("amqp://u:secret@[::1", "IPv6"), ("amqps://u:secret@10.0.0.1", "DNS"),
            ("amqp://u:secret@h?cacert=/x", "amqps"), ("amqp://u:secret@h", "in clear: use amqps"),
            ("amqp://u:secret@localhost,10.0.0.7", "10.0.0.7 is another machine"),
            ("amqp://u:secret@128.0.0.1", "clear"),
            ("amqp://u:secret@127.0.0.1.example.org", "clear"), ("amqp://u:secret@localhost.example.org", "clear"),
            ("amqp://u:secret@h?cleartext=yes", "cleartext=unsafe"), ("amqps://u:secret@a,,b", "no host"),
            ("amqps://u:secret@h?cleartext=unsafe", "amqp:// only"),
            ("amqps://u:secret@a,10.0.0.1", "DNS"), ("amqp://u:secret@h?heartbeat=0", "60"),
            ("amqp://u:secret@h?colour=red", "options"), ("amqp://u:secret@h?x", "name=value"),
        ]
    )
    func bad(url: String, part: String) {
        let failure = #expect(throws: BrokerError.self) { try BrokerAddress(url: url, name: "test") }
        guard case .address(let text)? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(text.contains(part) && !text.contains("secret"), "\(text)")
    }
}

@Suite struct WorkAside {
    @Test("Ce qui n'a pas de terme n'est pas attendu, et son résultat tardif est défait")
    func withinItsTime() throws {
        let undone = Counter()
        let begin = Clock.milliseconds
        let slow: @Sendable () -> Int = {
            usleep(700_000)
            return 7
        }
        let late = try Aside.result(within: 100, slow, undo: { undone.add($0) })
        #expect(late == nil && Clock.milliseconds - begin < 600)
        usleep(1_200_000)
        #expect(undone.sum == 7)
        let prompt = try Aside.result(within: 5000, { 8 }, undo: { undone.add($0) })
        #expect(prompt == 8 && undone.sum == 7)
    }
}

/// What was given back, in sum.
private final class Counter: Sendable {
    private let value = Atomic<Int>(0)
    var sum: Int { value.load(ordering: .relaxed) }
    func add(_ number: Int) { value.add(number, ordering: .relaxed) }
}

@Suite struct Values {
    @Test("L'attente double, reste sous trente secondes, et laisse la moitié au hasard")
    func backoff() {
        var random = Seeded(state: 1)
        var backoff = Backoff()
        var seen: Set<Int> = []
        for attempt in 0..<200 {
            let step = min(30_000, 200 << min(attempt, 20))
            let wait = backoff.next(using: &random)
            #expect((step / 2...step).contains(wait))
            seen.insert(wait)
        }
        #expect(seen.count > 100)
        backoff.reset()
        #expect(backoff.next(using: &random) <= 200)
        var huge = Backoff(first: Int.max / 2, most: Int.max)
        for _ in 0..<100 { #expect(huge.next(using: &random) > 0) }
    }

    @Test("L'heure s'écrit et se lit comme partout ailleurs")
    func time() throws {
        var random = Seeded(state: 2)
        for _ in 0..<20_000 {
            let instant = Instant(
                milliseconds: Int64.random(in: -62_135_596_800_000...253_402_300_799_999, using: &random)
            )
            let text = instant.description
            let read = Array(text.utf8).withUnsafeBytes { CivilTime.milliseconds($0) }
            #expect(read == instant.milliseconds, "\(text)")
        }
        for text in [
            "2026-02-29T00:00:00.000Z", "2026-13-01T00:00:00.000Z", "2026-00-01T00:00:00.000Z",
            "2026-01-01T24:00:00.000Z",
            "2026-01-01T00:60:00.000Z", "2026-01-01T00:00:60.000Z", "2026-01-01 00:00:00.000Z",
            "2026-01-01T00:00:00.000z",
            "2026-01-01T00:00:00.00:Z", "+026-01-01T00:00:00.000Z",
        ] {
            #expect(Array(text.utf8).withUnsafeBytes { CivilTime.milliseconds($0) } == nil, "\(text)")
        }
    }

    @Test(
        "Accuser réception en aussi peu de trames que possible",
        arguments: [
            ([[1, 2, 3]], ["<=3"]), ([[3], [1, 2]], ["3", "<=2"]),
            ([[2], [1], [3, 5], [4]], ["2", "<=1", "<=3,5", "<=4"]),
            ([[5, 4], [1], [2, 3]], ["5,4", "<=1", "<=3"]), ([[1, 1], [1]], ["<=1", ""]), ([[]], [""]),
        ] as [([[UInt64]], [String])]
    )
    func settling(calls: [[UInt64]], expected: [String]) throws {
        var settlement = Settlement()
        for tag in 1...5 { settlement.delivered(UInt64(tag)) }
        let said = try calls.map { call in
            let frames = try settlement.settle(call)
            return ((frames.upTo.map { ["<=\($0)"] } ?? []) + frames.single.map(String.init)).joined(separator: ",")
        }
        #expect(said == expected)
        #expect(throws: BrokerError.notDelivered(tag: 6)) { try settlement.settle([6]) }
        #expect(throws: BrokerError.notDelivered(tag: 0)) { try settlement.settle([0]) }
    }

    @Test("Quel que soit l'ordre, le courtier ne voit que ce qu'il attend, et rien ne reste", arguments: 0..<40)
    func settlingAtRandom(seed: Int) throws {
        var random = Seeded(state: UInt64(seed))
        var settlement = Settlement()
        /// What the broker has unacknowledged.
        var atBroker: Set<UInt64> = []
        var open: [UInt64] = []
        var next: UInt64 = 1
        for round in 0..<400 {
            for _ in 0..<Int.random(in: 0...60, using: &random) {
                settlement.delivered(next)
                atBroker.insert(next)
                open.append(next)
                next += 1
            }
            if round % 3 == 0 { open.shuffle(using: &random) }
            let count = round == 399 ? open.count : Int.random(in: 0...open.count, using: &random)
            let tags = Array(open.prefix(count))
            open.removeFirst(count)
            let frames = try settlement.settle(tags)
            if let upTo = frames.upTo {
                #expect(atBroker.contains(upTo))
                atBroker = atBroker.filter { $0 > upTo }
            }
            for tag in frames.single { #expect(atBroker.remove(tag) != nil) }
            #expect(atBroker == Set(open))
        }
        #expect(settlement.span == 0)
    }

    @Test("Chaque publication reçoit une seule réponse, et la sienne", arguments: 0..<40)
    func confirming(seed: Int) {
        var random = Seeded(state: UInt64(seed) + 1000)
        var window = ConfirmWindow(limit: 50)
        var answers: [UInt64: Messaging.Confirmation] = [:]
        var expected: [UInt64: Messaging.Confirmation] = [:]
        /// What the broker has not answered for: number, token, and whether it was returned.
        var open: [(number: UInt64, token: UInt64, returned: Bool)] = []
        var (number, token): (UInt64, UInt64) = (0, 100)
        func answer(_ tag: UInt64, _ multiple: Bool, _ accepted: Bool) {
            var confirmations: [Messaging.Confirmation] = []
            window.answered(tag, multiple: multiple, accepted: accepted, into: &confirmations)
            for one in confirmations {
                switch one {
                case .confirmed(let token), .failed(let token, _):
                    #expect(answers.updateValue(one, forKey: token) == nil)
                default: Issue.record("\(one)")
                }
            }
            for one in open where multiple ? one.number <= tag : one.number == tag {
                expected[one.token] =
                    one.returned
                    ? .failed(token: one.token, reason: "returned")
                    : accepted
                        ? .confirmed(token: one.token)
                        : .failed(token: one.token, reason: "the broker did not take it (nack)")
            }
            open.removeAll { multiple ? $0.number <= tag : $0.number == tag }
        }
        for _ in 0..<2000 {
            if !window.isFull, Bool.random(using: &random) {
                number += 1
                token += UInt64.random(in: 1...3, using: &random)
                let isReturned = Int.random(in: 0..<8, using: &random) == 0
                window.published(Link.Sent(exchange: "", key: "q", id: "m-\(number)"), token: token)
                open.append((number, token, isReturned))
                if isReturned {
                    let isKnown = window.returned(
                        Link.Sent(exchange: "", key: "q", id: "m-\(number)"),
                        because: "returned"
                    )
                    #expect(isKnown)
                }
            } else if let one = open.randomElement(using: &random) {
                answer(one.number, Bool.random(using: &random), Int.random(in: 0..<5, using: &random) > 0)
            }
            #expect(window.open == open.count)
            #expect(window.open <= 50)
        }
        // Answers to what is not open are passed over.
        answer(number + 50, false, true)
        answer(0, false, true)
        if let last = open.last { answer(last.number, true, true) }
        #expect(answers == expected)
        #expect(window.open == 0)
        let late = window.returned(Link.Sent(exchange: "", key: "q", id: "m-1"), because: "late")
        #expect(!late)
    }

    @Test("Le même identifiant publié deux fois : un retour n'en touche qu'un")
    func sameIdTwice() {
        var window = ConfirmWindow(limit: 10)
        let what = Link.Sent(exchange: "", key: "q", id: "m-1")
        window.published(what, token: 1)
        window.published(what, token: 2)
        let isKnown = window.returned(what, because: "returned")
        #expect(isKnown)
        var confirmations: [Messaging.Confirmation] = []
        window.answered(2, multiple: true, accepted: true, into: &confirmations)
        #expect(confirmations == [.failed(token: 1, reason: "returned"), .confirmed(token: 2)])
    }

    @Test("Le même événement pour deux files : le retour est celui de la file absente")
    func sameIdToTwoQueues() {
        var window = ConfirmWindow(limit: 10)
        window.published(Link.Sent(exchange: "", key: "there", id: "m-1"), token: 1)
        window.published(Link.Sent(exchange: "", key: "absent", id: "m-1"), token: 2)
        let isKnown = window.returned(Link.Sent(exchange: "", key: "absent", id: "m-1"), because: "returned")
        #expect(isKnown)
        var confirmations: [Messaging.Confirmation] = []
        // What cannot be routed is acknowledged first.
        window.answered(2, multiple: false, accepted: true, into: &confirmations)
        window.answered(1, multiple: false, accepted: true, into: &confirmations)
        #expect(confirmations == [.failed(token: 2, reason: "returned"), .confirmed(token: 1)])
    }
}

@Suite struct EnvelopeCoding {
    @Test("Ce qui est écrit se lit pareil", arguments: 0..<200)
    func roundTrip(seed: Int) throws {
        var random = Seeded(state: UInt64(seed))
        let alphabet = Array("abcXYZ019._:-")
        func id() -> String {
            String((0..<Int.random(in: 1...64, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
        }
        func chance() -> Bool { Bool.random(using: &random) }
        var envelope = Envelope(
            id: MessageID(id())!,
            type: MessageType("\(id()).v1"),
            source: "jury é \(id())",
            subject: chance() ? "file/\(id())" : "",
            time: Instant(milliseconds: Int64.random(in: 0...4_102_444_800_000, using: &random))
        )
        if chance() { envelope.dossier = DossierID(id()) }
        if chance() { envelope.inReplyTo = MessageID(id()) }
        if chance() { envelope.replyTo = "ccs.replies.jury.\(id())" }
        if chance() { envelope.causation = MessageID(id()) }
        if chance() {
            // A colon ends the branch in an actor's spelling.
            let branch = chance() ? BranchID(id().filter { $0 != ":" } + "b") : nil
            envelope.actor = Actor(Actor.Role.allCases.randomElement(using: &random)!, id(), of: branch)
        }
        if chance() {
            envelope.act = ActRecord(
                for: Actor(.candidate, id()),
                on: .init(.letter, LetterID(id())!),
                doneOn: Day(number: Int.random(in: 0...40_000, using: &random)),
                receivedOn: Day(number: Int.random(in: 0...40_000, using: &random)),
                because: chance() ? .postDelayed : nil
            )
        }
        if chance() {
            let assertion = PasskeyAssertion(authenticatorData: "AAE=", clientData: "e30=")
            envelope.signature = ActSignature(key: "k", value: "c2ln", assertion: chance() ? assertion : nil)
        }
        if chance() { envelope.epoch = Int.random(in: 0...Int.max, using: &random) }
        envelope.after = (0..<Int.random(in: 0...5, using: &random)).map { _ in MessageID(id())! }
        if chance() { envelope.version = Int.random(in: 0...Int.max, using: &random) }
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            envelope.previous[id()] = Int.random(in: 0...99, using: &random)
        }
        if chance() { envelope.digest = id() }
        if chance() { envelope.proof = id() }
        if chance() { envelope.scheme = id() }
        if chance() { envelope.traceparent = "00-\(id())" }
        let writer = PropertiesWriter(frameMaximum: 131_072)
        let message = Outgoing(exchange: "ccs.events", key: "a.b", mandatory: true, envelope: envelope, body: [])
        for _ in 0..<2 {
            var encoded = try writer.write(message, user: "jury", replyTo: nil)
            let read = EnvelopeReader.read(&encoded.properties)
            var expected = envelope
            expected.user = "jury"
            #expect(read.envelope == expected, "\(read.unreadable ?? "")")
            #expect(encoded.properties.delivery_mode == 2)
        }
    }

    @Test(
        "Un événement porte les attributs de CloudEvents en en-têtes ; une commande, dans les propriétés qui disent le même"
    )
    func headersOfEventsAndCommands() throws {
        let attributes: Set = [
            "cloudEvents_specversion", "cloudEvents_id", "cloudEvents_type", "cloudEvents_source",
        ]
        let writer = PropertiesWriter(frameMaximum: 131_072)
        func names(_ change: (inout Envelope) -> Void) throws -> Set<String> {
            var envelope = Envelope(
                id: "m-1",
                type: "jury.thing-done.v1",
                source: "jury.p2st-1",
                time: Instant(milliseconds: 1_800_000_000_123)
            )
            change(&envelope)
            let message = Outgoing(exchange: "x", key: "k", mandatory: true, envelope: envelope, body: [])
            let table = try writer.write(message, user: "jury", replyTo: nil).properties.headers
            return Set((0..<Int(table.num_entries)).map { table.entries[$0].key.lossy })
        }
        #expect(try names { $0.version = 1 }.isSuperset(of: attributes))
        #expect(try names { $0.after = ["e-1"] } == ["cloudEvents_time", "ccs_after"])
        #expect(try names { $0.inReplyTo = "c-1" } == ["cloudEvents_time", "ccs_dossier"])
    }

    @Test("N'importe quels octets : une enveloppe ou une raison, jamais une chute", arguments: 0..<20)
    func anything(seed: Int) {
        var random = Seeded(state: UInt64(seed) + 77)
        let names = [
            "cloudEvents_id", "cloudEvents:type", "ce-source", "cloudEvents_time", "cloudEvents_", "ce-", "ccs_",
            "ccs_after",
            "ccs_previous", "ccs_actor", "ccs_version", "ccs_dossier", "x-delivery-count", "traceparent", "",
            "ce-subject",
        ]
        let kinds = Array("tbBsuIilLfdDSATFVxZ".utf8)
        var (readable, unreadable) = (0, 0)
        for _ in 0..<2000 {
            var owned: [UnsafeMutableRawBufferPointer] = []
            defer { for one in owned { one.deallocate() } }
            func bytes(_ content: [UInt8]) -> amqp_bytes_t {
                let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, content.count), alignment: 8)
                memory.copyBytes(from: content)
                owned.append(memory)
                return amqp_bytes_t(len: content.count, bytes: content.isEmpty ? nil : memory.baseAddress)
            }
            func content() -> [UInt8] {
                switch Int.random(in: 0..<4, using: &random) {
                case 0:
                    return (0..<Int.random(in: 0...40, using: &random)).map { _ in
                        UInt8.random(in: 0...255, using: &random)
                    }
                case 1:
                    return Array(
                        ["2026-11-23T04:31:00.123Z", "a,b", "a=1", "candidate:x", ""].randomElement(using: &random)!
                            .utf8
                    )
                default: return Array("abc-1".utf8)
                }
            }
            var entries = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                var value = amqp_field_value_t()
                value.kind = Bool.random(using: &random) ? UInt8(ascii: "S") : kinds.randomElement(using: &random)!
                switch value.kind {
                case UInt8(ascii: "S"), UInt8(ascii: "x"): value.value.bytes = bytes(content())
                case UInt8(ascii: "A"), UInt8(ascii: "F"): value.value.table = amqp_table_t()
                default: value.value.u64 = random.next()
                }
                return amqp_table_entry_t(key: bytes(Array(names.randomElement(using: &random)!.utf8)), value: value)
            }
            entries.withUnsafeMutableBufferPointer { entries in
                var properties = amqp_basic_properties_t()
                properties._flags = amqp_flags_t(UInt32.random(in: 0...UInt32.max, using: &random))
                properties.headers = amqp_table_t(num_entries: Int32(entries.count), entries: entries.baseAddress)
                properties.message_id = bytes(content())
                properties.type = bytes(content())
                properties.app_id = bytes(content())
                properties.user_id = bytes(content())
                properties.reply_to = bytes(content())
                properties.correlation_id = bytes(content())
                properties.timestamp = Bool.random(using: &random) ? random.next() : 1_795_408_260
                let read = EnvelopeReader.read(&properties)
                #expect((read.envelope == nil) == (read.unreadable != nil))
                if read.envelope == nil { unreadable += 1 } else { readable += 1 }
            }
        }
        #expect(readable > 0 && unreadable > 0)
    }
}
