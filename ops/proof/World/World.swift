import Contracts
import Foundation
import Messaging

/// What a world found wrong: it ends there.
struct SimulationFailure: Error {
    var faults: [String]
}

/// The whole system in one process: stores, workers, a broker, people, a clock, and what can go wrong, under one seed.
final class World {
    let scenario: any SimulatedSystem
    let options: SimulationOptions
    let faults: Set<FaultKind>
    var entropy: Entropy
    /// What chooses the messages that crash who handles them.
    private var trapEntropy: Entropy
    var peopleEntropy: Entropy
    /// What the cores are given.
    var coreEntropy: Entropy
    var now = Instant(milliseconds: 1_790_000_000_000)
    /// When the machine was started: what a steady clock counts from.
    var begun = Instant(milliseconds: 1_790_000_000_000)
    var step = 0
    var trace: [String] = []

    let stores: [String: Store]
    /// Where the stores are files; `nil` where they are in memory.
    let folder: StoreFolder?
    /// Until when time passes after everything has ended; `nil` before.
    var horizon: Instant?
    /// By store, the moments at which a process had looked after it, and nothing was due.
    var looks: [String: [Instant]] = [:]
    /// The same, as they were when each store's copy was made.
    var looksOfCopies: [String: [Instant]] = [:]
    /// By store, what was there before each restore.
    var former: [String: [StoreHistory]] = [:]
    let storeNames: [String]
    var locks: [String: Int] = [:]
    var copies: [String: Store] = [:]
    let broker: SimulatedBroker
    let workers: [SimulatedProcess]
    var people = People()
    var driver: any Driver

    var trapped: Set<MessageID> = []
    var trapsLeft: Int
    var lastRestore: [String: Int] = [:]
    var restored = false
    var auditPending = false
    var crashes = 0
    /// How many inquiries the operator has made.
    var inquiries = 0
    /// When it asked last for which dead letter to be played back.
    var asked: [String: Instant] = [:]
    var coverage = Coverage()
    /// What is not as it should be, and no fault of the system.
    var excused: [String] = []

    init(_ scenario: any SimulatedSystem, seed: UInt64, options: SimulationOptions, templates: StoreTemplates) throws {
        self.scenario = scenario
        self.options = options
        entropy = Entropy(seed: seed)
        coreEntropy = Entropy(seed: seed ^ 0x5EED)
        trapEntropy = Entropy(seed: seed ^ 0x7EA9)
        peopleEntropy = Entropy(seed: seed ^ 0x9E09)
        var faults = options.always
        for kind in options.faults.sorted() where Bool.random(using: &entropy) { faults.insert(kind) }
        self.faults = faults
        trapsLeft = faults.contains(.trap) ? 2 : 0
        let files = Int.random(in: options.files, using: &entropy)
        driver = try scenario.people(files: files, years: options.years, startingAt: now, entropy: &entropy)

        folder = driver.monthsToCome != nil && options.years != false ? try StoreFolder() : nil
        var workers: [SimulatedProcess] = []
        var stores: [String: Store] = [:]
        for (definition, names) in scenario.services {
            for name in names { stores[name] = try templates.store(name, in: folder) }
            let copies = names.count > 1 ? 2 : 1
            for copy in 1...copies {
                workers.append(
                    SimulatedProcess(
                        index: workers.count,
                        name: copies == 1 ? definition.name : "\(definition.name)#\(copy)",
                        definition: definition,
                        stores: names,
                        shares: copies > 1
                    )
                )
            }
        }
        if faults.contains(.fileElsewhere) {
            // The first of those who share has them all.
            for (place, worker) in workers.enumerated() where worker.shares && place > 0 {
                guard workers[place - 1].definition.name == worker.definition.name else { continue }
                for store in worker.stores where Int.random(in: 0..<3, using: &entropy) > 0 {
                    worker.lacks.insert(store)
                }
            }
        }
        self.stores = stores
        storeNames = stores.keys.sorted()
        self.workers = workers
        broker = SimulatedBroker(routes: scenario.routes, stores: storeNames)
        broker.onEnqueue = { [unowned self] id, queue in
            if trapsLeft > 0, !isCalm, Int.random(in: 0..<40, using: &trapEntropy) == 0 {
                trapsLeft -= 1
                trapped.insert(id)
                strike(.trap, storeNames.filter { Routes.queue(ofStore: $0) == queue })
                log("trap: \(id)")
            }
        }
        broker.now = { [unowned self] in now }
        broker.share = { [unowned self] count in
            isCalm || count < 2 ? count : Int.random(in: 1...count, using: &entropy)
        }
        broker.isAway = { [unowned self] in !isCalm && has(.connectionLost) && chance(6) }
        broker.isRefused = { [unowned self] id in
            guard has(.unsendable), !isCalm, horizon == nil, Int.random(in: 0..<60, using: &trapEntropy) == 0 else {
                return false
            }
            log("broker: \(id) fits no frame")
            strike(.unsendable, storeNames.filter { stores[$0].map { (try? $0.hasJournalled(id)) == true } ?? false })
            return true
        }
    }

    var sight: Sight {
        var cores: [String: Core] = [:]
        for worker in workers {
            for name in worker.heldStores { cores[name] = worker.core(of: name) }
        }
        return Sight(
            now: now,
            somethingWasLost: restored,
            looks: looks,
            former: former,
            stores: stores,
            cores: cores
        )
    }

    /// One time in that many.
    func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &entropy) == 0 }

    func log(_ what: @autoclosure () -> String) {
        if options.trace { trace.append("\(step) \(now) \(what())") }
    }

    func has(_ fault: FaultKind) -> Bool { faults.contains(fault) }

    // MARK: the faulty part

    /// Lets everything happen in any order, with faults, for that many steps.
    func live() throws {
        let steps = Int.random(in: options.steps, using: &entropy)
        // Some worlds have a fault now and then, and get far; some have little else.
        let faultsInThousand = Int.random(in: 2...30, using: &entropy)
        for worker in workers { try unlessItDies(worker) { try start(worker) } }
        try begin()
        let last = step + steps
        while step < last {
            step += 1
            now = now.adding(milliseconds: Int64.random(in: 0...20, using: &entropy))
            reap()
            if chance(150) { now = now.adding(milliseconds: Int64.random(in: 500...8_000, using: &entropy)) }
            if chance(1_000) { now = now.adding(milliseconds: Int64.random(in: 600_000...4_000_000, using: &entropy)) }
            let burst = Int.random(in: 1...4, using: &entropy)
            switch Int.random(in: 0..<1000, using: &entropy) {
            case 0..<150: try peopleAct()
            case 150..<330: for _ in 0..<burst { deliverSomething() }
            case 330..<460: for _ in 0..<burst { arriveSomething() }
            case 460..<560: for _ in 0..<burst { confirmSomething() }
            case 560..<(1000 - faultsInThousand):
                let worker = workers[Int.random(in: 0..<workers.count, using: &entropy)]
                for _ in 0..<min(burst, 2) { try workerActs(worker) }
            default: try somethingGoesWrong()
            }
            if step.isMultiple(of: 100), broker.isQuiet, try driver.isFinished(sight) { break }
        }
    }

    /// Three worlds of four are undisturbed until a file has come to a stage drawn by lot, so that the faults meet every
    /// stage, not the first ones above all.
    private func begin() throws {
        let stages = type(of: driver).stages
        guard !stages.isEmpty, !chance(4) else { return }
        // The later, the more often: what comes before it is met on the way as well.
        let late = stages.suffix(stages.count / 2) + stages.suffix(3) + stages.suffix(1)
        guard let stage = (stages + late).randomElement(using: &entropy)
        else { return }
        isCalm = true
        for _ in 0..<600 {
            if driver.stagesByStore.values.contains(where: { $0.contains(stage) }) { break }
            if try everybodyActs() { continue }
            guard let next = try nextMoment() else { break }
            now = max(now, next)
        }
        isCalm = false
        for name in storeNames where has(.restore) {
            if let store = stores[name] { try copy(store) }
        }
        log("a file has come to \(stage): faults begin")
    }

    /// Makes the copy that a store may be restored from.
    func copy(_ store: Store) throws {
        copies[store.name] = try Store(inMemoryCopyOf: store)
        looksOfCopies[store.name] = looks[store.name]
    }

    /// Notes where a fault strikes.
    func strike(_ kind: FaultKind, _ struck: [String]) {
        guard !isCalm else { return }
        let stages = driver.stagesByStore
        coverage.add(kind, at: struck.reduce(into: []) { $0.formUnion(stages[$1] ?? []) })
    }

    func deliverSomething() {
        let queues = broker.queueNames.filter { broker.queues[$0]?.isEmpty == false }
        guard let queue = queues.randomElement(using: &entropy) else { return }
        let position = has(.reorder) && chance(4) ? Int.random(in: 0..<5, using: &entropy) : 0
        _ = broker.deliver(queue, position: position)
    }

    func arriveSomething() {
        if chance(2) { broker.arriveAnswer() }
        let some = broker.publishers.filter(\.hasUnderWay)
        guard let publisher = some.randomElement(using: &entropy), let first = publisher.next else { return }
        if has(.duplicate), chance(12) {
            log("broker: a message of \(workers[publisher.process].name) arrives twice")
            _ = broker.route(first.message, user: first.user)
        }
        publisher.arrive(nack: has(.nack) && chance(30))
    }

    func confirmSomething() {
        let some = broker.publishers.filter { $0.decidedCount > 0 }
        guard let publisher = some.randomElement(using: &entropy) else { return }
        publisher.tell(Int.random(in: 0..<publisher.decidedCount, using: &entropy))
    }

    // MARK: people

    func peopleAct() throws {
        try takeAnswers(losing: has(.lostCommand))
        for key in people.overdue(now).prefix(2) { send(again: key) }
        try beginWanted(everything: false)
        // Nobody is waiting for an answer, and people wait for their day: it comes.
        // In the years, where such days lie months apart, nobody sleeps over a file in their hands.
        if people.pending.isEmpty, let wakes = driver.wakesAt, wakes > now, chance(10),
            try horizon == nil || isSettled() && driver.isFinished(sight)
        {
            log("time goes on to \(wakes)")
            now = wakes
        }
    }

    /// Sends what people want done; `false` when they want nothing.
    @discardableResult
    func beginWanted(everything: Bool) throws -> Bool {
        let (free, now) = (people, now)
        let wanted = try driver.wanted(
            sight,
            everything: everything,
            isFree: { free.isFree($0, now) },
            entropy: &peopleEntropy
        )
        for wanted in wanted { begin(wanted) }
        return !wanted.isEmpty
    }

    private func begin(_ wanted: Wanted) {
        let pending = people.begin(wanted, now: now, step: step)
        log("people: \(wanted.key) \(wanted.type) → \(wanted.store) as \(pending.id)")
        put(pending)
        // Impatient hands press the button twice.
        if has(.duplicate), chance(8) { put(pending) }
    }

    func send(again key: String) {
        guard var pending = people.pending[key] else { return }
        pending.lastSent = now
        pending.sent += 1
        people.pending[key] = pending
        log("people: \(key) again, \(pending.id)")
        put(pending)
    }

    private func put(_ pending: People.Pending) {
        if has(.lostCommand), !isCalm, chance(12) { return }
        var envelope = Envelope(id: pending.id, type: pending.wanted.type, source: "people", time: now)
        envelope.user = scenario.user
        envelope.replyTo = "people"
        envelope.actor = pending.wanted.actor
        envelope.act = pending.wanted.act
        envelope.dossier = pending.wanted.dossier
        envelope.after = pending.wanted.after
        let (store, body) = (pending.wanted.store, [UInt8](pending.wanted.body))
        envelope.signature = driver.signature(for: envelope, to: store, body: body)
        broker.enqueue(envelope, body, Routes.queue(ofStore: store))
    }

    func takeAnswers(losing: Bool) throws {
        for (id, body) in broker.answers {
            if losing, chance(10) { continue }
            let answer = try JSONDecoder().decode(Answer.self, from: Data(body))
            log("people: \(people.ledger[id]?.key ?? "?") \(id) ← \(Self.told(answer))")
            if answer.isOpen { continue }
            let last = people.ledger[id].map { lastRestore[$0.store] ?? -1 } ?? -1
            var first: String?
            let fault = people.take(answer, to: id, now: now, lastRestore: last) { first = $0 }
            if let first { driver.take(answer, to: first, sight) }
            if let fault {
                throw SimulationFailure(faults: [fault])
            }
        }
        broker.answers = []
    }

    /// An answer in words that are the same whenever the world is run: the facts of a refusal are in no order.
    private static func told(_ answer: Answer) -> String {
        guard case .refused(let refusal) = answer else { return "\(answer)" }
        let facts = refusal.facts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        return "refused(\(refusal.code) \(facts) \(refusal.faults.map { "\($0.path) \($0.code)" }))"
    }

    /// Whether faults have stopped.
    var isCalm = false
}
