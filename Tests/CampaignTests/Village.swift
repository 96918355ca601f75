import Campaign
import CertificationService
import Contracts
import CorrespondenceService
import EvaluationService
import Foundation
import JuryService
import Messaging
import RegistrationService
import Scheme
import SchemeLoading
import Testing

/// The four services over stores in memory, and a messenger between them: no broker, no clock.
final class Village {
    let scheme: Scheme
    let routes: Routes
    var cores: [String: Core] = [:]
    var now: Instant
    /// Answers that get lost, one in so many; 0 for none.
    var losesOneAnswerIn = 0
    private(set) var answersLost = 0
    /// What lies before a service is taken in any order, and some of it later, by these numbers; `nil` as it came.
    var disorder: Chance?
    /// Who tries each command before the one who may.
    var impostors: Impostors?
    /// Who sends each act that is to be signed before the person does.
    var thieves: Thieves?
    private var queues: [String: [Delivery]] = [:]
    private var entropy: Entropy
    private var tag: UInt64 = 0
    private(set) var commandsTaken = 0

    init(scheme: Scheme, now: Instant, seed: UInt64 = 7) throws {
        self.scheme = scheme
        self.now = now
        entropy = Entropy(seed: seed)
        routes = .ccs(panels: scheme.panels)
        for store in routes.stores { try found(store, Store(inMemory: store)) }
    }

    /// Opens a store anew, as after a restart or a restore; with a weakness, as an earlier program or a control does.
    func found(_ name: String, _ store: Store, weakness: Weakness? = nil) throws {
        let definition: ServiceDefinition =
            switch name {
            case "registration": registration(scheme)
            case "evaluation": evaluation(scheme)
            case "certification": certification(scheme)
            case "correspondence": correspondence(scheme)
            default: jury(scheme)
            }
        var limits = Core.Limits()
        limits.rewriteQuiet = 0
        cores[name] = try Core(definition, store: store, routes: routes, limits: limits, weakness: weakness)
    }

    /// A command of somebody, before it those of the impostors and the thieves.
    private func deliverCommand(_ envelope: Envelope, _ body: [UInt8], to store: String) {
        for tried in thieves?.before(envelope) ?? [] { deliver(tried, body, to: store) }
        for tried in impostors?.before(envelope, to: store) ?? [] { deliver(tried, body, to: store) }
        deliver(envelope, body, to: store)
    }

    private func deliver(_ envelope: Envelope, _ body: [UInt8], to store: String) {
        tag += 1
        queues[store, default: []].append(
            Delivery(queue: Routes.queue(ofStore: store), tag: tag, envelope: envelope, body: body)
        )
    }

    /// Lets every service take what lies before it, and hand on what it decided, until nothing moves; the answers.
    func settle() throws -> [MessageID: Answer] {
        var answers: [MessageID: Answer] = [:]
        var moved = true
        while moved {
            moved = false
            var order = cores.sorted { $0.key < $1.key }
            if disorder != nil { order.shuffle(using: &disorder!) }
            for (name, core) in order where !(try core.recovering()) {
                let batch = taken(from: name)
                var outcome = try core.due(now: now, entropy: &entropy)
                if !batch.isEmpty {
                    let more = try core.receive(batch, now: now, entropy: &entropy)
                    outcome.replies += more.replies
                }
                moved = moved || !batch.isEmpty
                for reply in outcome.replies where reply.envelope.type == Answer.type {
                    guard let command = reply.envelope.inReplyTo else { continue }
                    answers[command] = try JSONDecoder().decode(Answer.self, from: Data(reply.body))
                }
                moved = try handOn(core) || moved
            }
        }
        impostors?.hear(answers)
        thieves?.hear(answers)
        return answers
    }

    private func taken(from store: String) -> [Delivery] {
        let all = queues[store] ?? []
        guard disorder != nil, !all.isEmpty else {
            queues[store] = []
            return all
        }
        let shuffled = all.shuffled(using: &disorder!)
        let count = Int.random(in: 1...shuffled.count, using: &disorder!)
        queues[store] = Array(shuffled.dropFirst(count))
        return Array(shuffled.prefix(count))
    }

    private func handOn(_ core: Core) throws -> Bool {
        let rows = try core.outgoing(after: core.confirmedUpTo, limit: 10_000)
        for row in rows {
            guard var message = row.message else { continue }
            message.envelope.user = Routes.user(ofStore: core.store.name)
            for store in routes.stores(listeningTo: message.envelope.type, addressed: panel(of: message)) {
                deliver(message.envelope, message.body, to: store)
            }
        }
        if let last = rows.last { core.confirmed(upTo: last.seq) }
        return !rows.isEmpty
    }

    /// The panel that an event is addressed to: the last part of its routing key, where it has one more than its type.
    private func panel(of message: Outgoing) -> PanelID? {
        let plain = message.envelope.type.routingKey + "."
        return message.key.hasPrefix(plain) ? PanelID(String(message.key.dropFirst(plain.count))) : nil
    }

    // MARK: a campaign

    private var unanswered: [Int: Request] = [:]
    /// With what the people of the campaign sign that is played.
    var keychain: Keychain?

    /// Drives a campaign until it is over; `each` is called after each round.
    func play(_ campaign: inout Campaign, rounds: Int = 4000, each: (Campaign) throws -> Void = { _ in }) throws {
        keychain = campaign.keychain
        for _ in 0..<rounds where !campaign.isFinished {
            var looks: [Errand] = []
            let due = campaign.due(at: now)
            for errand in due {
                switch errand.matter {
                case .send(let request): unanswered[errand.number] = request
                case .look: looks.append(errand)
                }
            }
            for (_, request) in unanswered.sorted(by: { $0.key < $1.key }) { send(request) }
            let answers = try settle()
            now = now.adding(milliseconds: 5)
            for (number, request) in unanswered.sorted(by: { $0.key < $1.key }) {
                guard let answer = answers[request.id] else { continue }
                if losesOneAnswerIn > 0, Int(entropy.next() % UInt64(losesOneAnswerIn)) == 0 {
                    answersLost += 1
                    continue
                }
                unanswered[number] = nil
                campaign.take(.answer(answer), of: number, at: now)
            }
            for errand in looks {
                guard case .look(let look) = errand.matter, let core = cores[look.store] else { continue }
                let events = try core.events(look.ids, of: look.dossiers, types: look.types)
                campaign.take(.events(events), of: errand.number, at: now)
            }
            // Nobody sleeps while there is something to do: what was answered or read may ask for more at once.
            if due.isEmpty, unanswered.isEmpty, let wakes = campaign.wakesAt, wakes > now { now = wakes }
            if !unanswered.isEmpty { now = now.adding(milliseconds: 500) }
            try each(campaign)
        }
    }

    /// Sends one command, and lets everything settle; the answer to it.
    func ask<C: Command>(_ command: C, of store: String, as actor: Actor, recording act: ActRecord? = nil) throws
        -> Answer?
    {
        tag += 1
        guard let id = MessageID("ask-\(tag)") else { return nil }
        var envelope = Envelope(id: id, type: C.type, source: "village", time: now)
        envelope.dossier = command.about
        envelope.actor = actor
        envelope.act = act
        envelope.user = Routes.demonstrationUser
        envelope.replyTo = "people"
        let body = [UInt8](try JSONEncoder().encode(command))
        envelope.signature = keychain?.signature(for: envelope, to: store, body: body)
        deliverCommand(envelope, body, to: store)
        return try settle()[id]
    }

    /// Sends a command as the bytes of its body, with that signature or none, and lets everything settle; the answer to it.
    func send(
        _ body: Data,
        as type: MessageType,
        to store: String,
        by actor: Actor,
        signature: ActSignature?,
        id: MessageID? = nil
    ) throws -> Answer? {
        tag += 1
        guard let id = id ?? MessageID("send-\(tag)") else { return nil }
        var envelope = Envelope(id: id, type: type, source: "village", time: now)
        envelope.actor = actor
        envelope.user = Routes.demonstrationUser
        envelope.replyTo = "people"
        envelope.signature = signature
        deliver(envelope, [UInt8](body), to: store)
        return try settle()[id]
    }

    /// What a store holds about a person, as it tells them.
    func record(of person: PersonID, at store: String) throws -> [PersonalEntry] {
        let body = try JSONEncoder().encode(ReadPersonalRecord(person: person))
        let reply = try cores[store]?.answer(
            ReadPersonalRecord.name,
            body,
            asking: nil,
            now: now,
            entropy: Entropy(seed: 1)
        )
        return try JSONDecoder().decode(ReadPersonalRecord.Reply.self, from: try #require(reply)).entries
    }

    /// An event as another program would have published it, out of no journal, and what comes of it.
    func tell<E: Event>(_ event: E, from store: String, to listener: String) throws {
        tag += 1
        var envelope = Envelope(id: try #require(MessageID("told-\(tag)")), type: E.type, source: store, time: now)
        envelope.subject = event.stream.value
        envelope.dossier = event.about
        envelope.version = 1
        envelope.user = Routes.user(ofStore: store)
        deliver(envelope, [UInt8](try JSONEncoder().encode(event)), to: listener)
        _ = try settle()
    }

    private func send(_ request: Request) {
        guard let keychain else { return }
        commandsTaken += 1
        var envelope = request.envelope(at: now, source: "village", user: Routes.demonstrationUser, keychain)
        envelope.replyTo = "people"
        deliverCommand(envelope, request.body, to: request.store)
    }

    func count(_ type: MessageType, in stores: [String]) throws -> Int {
        try stores.reduce(0) { count, store in
            count + (try cores[store]?.events([], of: dossiers, types: [type]).count ?? 0)
        }
    }

    var dossiers: [DossierID] = []

    /// The certificates as certification says that they were issued, by their numbers.
    func issued() throws -> [String: CertificateContent] {
        let events = try cores["certification"]?.events([], of: dossiers, types: [CertificateIssued.type]) ?? []
        let issued = events.compactMap { $0.decoded(CertificateIssued.self) }
        return Dictionary(issued.map { ($0.number, $0.content) }) { first, _ in first }
    }

    /// Goes on with an older copy of a store, as an operator does: marked as restored, and repaired by an audit.
    func restore(_ name: String, to copy: Store) throws {
        try copy.markRestored()
        try found(name, copy)
        try audit()
    }

    /// Runs an audit that has published again what a store does not hold.
    func audit() throws {
        let stores = routes.stores.compactMap { cores[$0] }
        _ = try Audit(routes).run(stores, repair: true)
        for core in stores {
            for (seq, listener, message) in try core.republications(limit: 10_000) {
                var message = message
                message.envelope.user = Routes.user(ofStore: core.store.name)
                deliver(message.envelope, message.body, to: listener)
                try core.republished(seq, to: listener)
            }
        }
    }

    /// The data as this project ships them.
    static func shippedScheme() throws -> Scheme { try SchemeLoader.load(directory: shippedData.path) }

    /// The same, with juries that sit on the day of their convocation, and observers who confer on one: a file's whole life
    /// may be of one day, as in a demonstration.
    static func schemeOfOneDay() throws -> Scheme {
        try scheme {
            $0.replacing(/noticeDays: [0-9]+/, with: "noticeDays: 0")
                .replacing(/divergenceAfterDays: [0-9]+/, with: "divergenceAfterDays: 0")
                .replacing(/mandateDelayDays: [0-9]+/, with: "mandateDelayDays: 0")
        }
    }

    /// The same as shipped, but that nobody signs what they do: the portal's word is enough everywhere.
    static func schemeOnTheWord() throws -> Scheme { try scheme { $0.replacing(": signature", with: ": word") } }

    private static func scheme(_ changed: (String) -> String) throws -> Scheme {
        let copy = FileManager.default.temporaryDirectory.appendingPathComponent("scheme-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: shippedData, to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        let policies = copy.appendingPathComponent("policies")
        for file in try FileManager.default.contentsOfDirectory(atPath: policies.path) {
            let place = policies.appendingPathComponent(file)
            try changed(String(contentsOf: place, encoding: .utf8)).write(to: place, atomically: true, encoding: .utf8)
        }
        return try SchemeLoader.load(directory: copy.path)
    }

    static let shippedData = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Shared/Scheme/Loading/Data")
}
