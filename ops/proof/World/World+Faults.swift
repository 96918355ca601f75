import Contracts
import Foundation
import Messaging

extension World {
    /// One of the faults that this world has.
    func somethingGoesWrong() throws {
        if auditPending, chance(4) { try audit() }
        if chance(4) { _ = try confirmClocks() }
        guard let fault = faults.sorted().randomElement(using: &entropy) else { return }
        let worker =
            aimed().flatMap(holder(of:)) ?? workers[Int.random(in: 0..<workers.count, using: &entropy)]
        switch fault {
        case .crash:
            guard let point = CrashPoint.allCases.randomElement(using: &entropy) else { return }
            worker.armed = (point, Int.random(in: 0...3, using: &entropy))
            log("\(worker.name): will die at \(point)")
        case .connectionLost: loseConnection(of: worker)
        case .halfOpen: halfOpen(worker)
        case .slow: slowDown(worker)
        case .confirmLost:
            guard worker.isAlive else { return }
            log("\(worker.name): does not learn what became of its publishes")
            strike(.confirmLost, worker.heldStores)
            for publisher in broker.publishers where publisher.process == worker.index { publisher.forgetsDecided() }
        case .blocked: blockOrNot()
        case .unsendable:
            guard chance(3), !broker.unsendable.isEmpty else { return }
            log("broker: everything fits a frame again")
            broker.unsendable = []
        case .narrowWire: narrowOrNot()
        case .clockWrong: shiftClock(of: worker)
        case .machineOff: if chance(8) { switchOff() }
        case .brokerRestart:
            guard chance(3) else { return }
            log("broker: restarts")
            for consumer in broker.consumers { broker.forget(consumer, entropy: &entropy) }
            for publisher in broker.publishers { broker.forget(publisher, entropy: &entropy) }
            broker.leases = [:]
        case .bindingMissing: changeBindings()
        case .queueDeleted: changeQueues()
        case .diskFull:
            guard let name = storeNames.randomElement(using: &entropy) else { return }
            let room = chance(3) ? nil : Int.random(in: 0...6, using: &entropy)
            try stores[name]?.fill(leavingPages: room)
            strike(.diskFull, [name])
            log("\(name): \(room.map { "room for \($0) pages" } ?? "room again")")
        case .restore: try copyOrRestore()
        case .panelMoved: try movePanel()
        case .erasure: try erase()
        case .duplicate, .reorder, .nack, .trap, .lostCommand, .fileElsewhere: break
        }
    }

    /// Half of the time, a store with a file at a stage drawn by lot among those that files are at: a stage that is over
    /// quickly is met as well as one that takes long.
    private func aimed() -> String? {
        let stores = driver.stagesByStore
        guard !stores.isEmpty, Bool.random(using: &entropy) else { return nil }
        guard let stage = Set(stores.values.joined()).sorted().randomElement(using: &entropy) else { return nil }
        return stores.keys.sorted().first { stores[$0]?.contains(stage) == true }
    }

    /// One connection of the process, alone.
    private func loseConnection(of worker: SimulatedProcess) {
        guard worker.isAlive else { return }
        strike(.connectionLost, worker.heldStores)
        let consumers = broker.consumers.filter { $0.process == worker.index }
        let leases = broker.leases.filter { $0.value.process == worker.index }.keys.sorted()
        switch Int.random(in: 0..<4, using: &entropy) {
        case 0:
            guard let consumer = consumers.randomElement(using: &entropy) else { return }
            log("\(worker.name): loses its consumer of \(consumer.store)")
            broker.forget(consumer, entropy: &entropy)
        case 1:
            log("\(worker.name): loses its publisher")
            for publisher in broker.publishers where publisher.process == worker.index {
                broker.forget(publisher, entropy: &entropy)
            }
        case 2:
            guard let lease = leases.randomElement(using: &entropy) else { return }
            log("\(worker.name): loses \(lease)")
            broker.leases[lease] = nil
        default:
            log("\(worker.name): loses its leases")
            for lease in leases { broker.leases[lease] = nil }
        }
    }

    /// One connection of the process goes on without a word.
    private func halfOpen(_ worker: SimulatedProcess) {
        guard worker.isAlive else { return }
        strike(.halfOpen, worker.heldStores)
        if chance(2) {
            let consumers = broker.consumers.filter { $0.process == worker.index }
            guard let consumer = consumers.randomElement(using: &entropy) else { return }
            log("\(worker.name): its consumer of \(consumer.store) is half-open")
            consumer.halfOpen()
        } else {
            log("\(worker.name): its publisher is half-open")
            for publisher in broker.publishers where publisher.process == worker.index { publisher.halfOpen() }
        }
    }

    /// One connection of the process is slow, or one of its threads waits for a call to return.
    private func slowDown(_ worker: SimulatedProcess) {
        guard worker.isAlive else { return }
        let end = now.adding(milliseconds: Int64.random(in: 500...40_000, using: &entropy))
        strike(.slow, worker.heldStores)
        switch Int.random(in: 0..<4, using: &entropy) {
        case 0:
            let consumers = broker.consumers.filter { $0.process == worker.index }
            guard let consumer = consumers.randomElement(using: &entropy) else { return }
            log("\(worker.name): its consumer of \(consumer.store) is slow until \(end)")
            consumer.slowUntil = end
        case 1:
            log("\(worker.name): its publisher is slow until \(end)")
            for publisher in broker.publishers where publisher.process == worker.index { publisher.slowUntil = end }
        case 2:
            log("\(worker.name): decides nothing until \(end)")
            worker.decides = (now, end)
        default:
            log("\(worker.name): publishes nothing until \(end)")
            worker.publishes = (now, end)
        }
    }

    /// The wall clock of a process is set wrong; what the guard is for is more than an hour.
    private func shiftClock(of worker: SimulatedProcess) {
        let hour: Int64 = 3_600_000
        let shifts = [
            -20_000 * 24 * hour, -40 * hour, -hour, 2 * hour, 40 * hour, 40 * 24 * hour, 400 * 24 * hour,
            3652 * 24 * hour,
        ]
        // The clock of a first start is believed, whatever it says: a new store has nothing to hold it against.
        let isFirst = worker.stores.contains { (try? stores[$0]?.journal().isEmpty) ?? true }
        guard !isFirst, let shift = shifts.randomElement(using: &entropy) else { return }
        let end = now.adding(milliseconds: Int64.random(in: 50...60_000, using: &entropy))
        log("\(worker.name): its wall clock is wrong by \(shift / 1000) s until \(end)")
        strike(.clockWrong, worker.heldStores)
        worker.clock = (shift, end)
    }

    /// The machine is off for a while. Whoever comes back does not know for how long.
    private func switchOff() {
        // Before the years a step waits for nobody so long.
        let most: Int64 = horizon == nil ? 6 : 200
        let hours = Int64.random(in: 2...most, using: &entropy)
        log("the machine is off for \(hours) hours")
        strike(.machineOff, storeNames)
        for worker in workers { end(worker) }
        now = now.adding(milliseconds: hours * 3_600_000)
        begun = now
    }

    /// The operator answers for clocks that are right and not believed.
    func confirmClocks() throws -> Bool {
        var asked = false
        for worker in workers where worker.clock == nil {
            for store in worker.unbelieved.sorted() where worker.heldStores.contains(store) {
                guard self.asked["clock of \(store)"].map({ now.milliseconds - $0.milliseconds > 1_000 }) ?? true else {
                    continue
                }
                self.asked["clock of \(store)"] = now
                log("operator: answers for the clock of \(store)")
                try inquire(.confirmClock(now), of: store)
                asked = true
            }
        }
        return asked
    }

    /// The operator asks a store something.
    func inquire(_ inquiry: Inquiry, of store: String) throws {
        inquiries += 1
        var envelope = Envelope(
            id: MessageID("q-\(inquiries)") ?? "inquiry",
            type: Inquiry.type,
            source: "ccs",
            time: now
        )
        envelope.user = Routes.operatorUser
        envelope.replyTo = SimulatedBroker.operators
        let body = try JSONEncoder().encode(inquiry)
        broker.enqueue(envelope, [UInt8](body), Routes.inquiryQueue(ofStore: store))
    }

    /// Links that are over end; so do those of which a thread that waits has served no heartbeat for too long.
    func reap() {
        broker.reap(entropy: &entropy)
        for worker in workers where worker.clock.map({ $0.until <= now }) ?? false { worker.clock = nil }
        for worker in workers {
            if let waits = worker.decides, now >= min(waits.until, waits.since.adding(milliseconds: 20_000)) {
                if now >= waits.until { worker.decides = nil }
                guard now.milliseconds - waits.since.milliseconds >= 20_000 else { continue }
                for consumer in broker.consumers where consumer.process == worker.index {
                    broker.forget(consumer, entropy: &entropy)
                }
                broker.leases = broker.leases.filter { $0.value.process != worker.index }
            }
        }
        for worker in workers {
            if let waits = worker.publishes, now >= min(waits.until, waits.since.adding(milliseconds: 20_000)) {
                if now >= waits.until { worker.publishes = nil }
                guard now.milliseconds - waits.since.milliseconds >= 20_000 else { continue }
                for publisher in broker.publishers where publisher.process == worker.index {
                    broker.forget(publisher, entropy: &entropy)
                }
            }
        }
    }

    private func blockOrNot() {
        if broker.alarm != nil {
            log("broker: takes messages again")
            broker.alarm(nil)
        } else if chance(2) {
            log("broker: takes nothing")
            strike(.blocked, workers.flatMap(\.heldStores))
            broker.alarm("memory")
        }
    }

    private func narrowOrNot() {
        if broker.wire != WireLimits() {
            log("broker: the wire takes what it took")
            broker.wire = WireLimits()
        } else if chance(2), let length = broker.lengths.randomElement(using: &entropy) {
            if Bool.random(using: &entropy) { broker.wire.body = length.body } else { broker.wire.head = length.head }
            log("broker: the wire takes no more than \(broker.wire)")
            strike(.narrowWire, workers.flatMap(\.heldStores))
        }
    }

    private func changeBindings() {
        if !broker.missing.isEmpty, chance(2) {
            log("broker: bindings are back")
            broker.missing = []
            auditPending = true
            return
        }
        let types = scenario.routes.listeners.keys.sorted { $0.value < $1.value }
        guard let type = types.randomElement(using: &entropy),
            let store = scenario.routes.stores(listeningTo: type, addressed: nil).randomElement(using: &entropy)
        else { return }
        log("broker: the binding of \(type) to \(store) is missing")
        broker.missing.insert("\(type) \(store)")
    }

    private func changeQueues() {
        let gone = storeNames.filter { broker.queues[Routes.queue(ofStore: $0)] == nil }
        if !gone.isEmpty {
            for store in gone { broker.declare(Routes.queue(ofStore: store)) }
            log("broker: queues are declared again")
            auditPending = true
        } else if chance(2), let store = storeNames.randomElement(using: &entropy) {
            log("broker: the queue of \(store) is deleted")
            broker.deleteQueue(Routes.queue(ofStore: store))
        }
    }

    func holder(of store: String) -> SimulatedProcess? {
        locks[store].map { workers[$0] }
    }

    private func copyOrRestore() throws {
        guard let name = aimed() ?? storeNames.randomElement(using: &entropy), let store = stores[name] else { return }
        guard let copy = copies[name], chance(2), try !store.isRecovering() else {
            // A copy of a store that is being repaired would be a copy of nothing.
            guard try !store.isRecovering() else { return }
            try copy(store)
            log("\(name): is copied")
            return
        }
        if let worker = holder(of: name) { die(worker, "\(name) is restored") }
        log("\(name): is restored from its copy")
        strike(.restore, [name])
        former[name, default: []].append(StoreHistory(try store.journal(), looks: looks[name] ?? []))
        looks[name] = looksOfCopies[name]
        let epoch = try store.epoch()
        try store.fill(leavingPages: nil)
        try store.copyContent(from: copy)
        // The epoch is written down outside the store as well: it never falls back below one that was used.
        while try store.epoch() < epoch { try store.raiseEpoch() }
        try store.markRestored()
        lastRestore[name] = step
        restored = true
        auditPending = true
    }

    private func movePanel() throws {
        let shared = workers.filter(\.shares).flatMap(\.stores)
        guard let name = shared.sorted().randomElement(using: &entropy), let store = stores[name],
            let worker = holder(of: name)
        else { return }
        log("\(name): moves, for which \(worker.name) is stopped")
        strike(.panelMoved, [name])
        end(worker)
        try store.fill(leavingPages: nil)
        try store.raiseEpoch()
    }

    private func erase() throws {
        guard chance(4) else { return }
        let persons = try personsHeld()
        guard let person = persons.randomElement(using: &entropy) else { return }
        log("everybody: \(person) is erased")
        for worker in workers where worker.isAlive {
            for name in worker.heldStores {
                do {
                    try worker.core(of: name)?.erase(person)
                } catch let crash as SimulatedCrash {
                    die(worker, "at \(crash.at)")
                } catch {
                    log("\(name): cannot erase: \(error)")
                }
            }
        }
    }

    /// Those about whom no store holds anything that is still needed.
    func personsHeld() throws -> [PersonID] {
        let files = driver.erasable
        let held = Set(try stores.values.flatMap { try $0.personsHeld() })
        let needed = Set(
            try stores.values.flatMap { Set(try $0.personsHeld()).subtracting(try $0.personsHeld(onlyAbout: files)) }
        )
        return held.subtracting(needed).sorted()
    }

    /// An audit with repair, if every store is open somewhere; a store without room is tried again later.
    @discardableResult
    func audit() throws -> AuditReport? {
        guard options.audits else { return nil }
        let cores = storeNames.compactMap { name in holder(of: name)?.core(of: name) }
        guard cores.count == storeNames.count else { return nil }
        do {
            let report = try Audit(scenario.routes).run(cores, repair: true)
            log("audit: \(report)")
            auditPending = false
            return report
        } catch let crash as SimulatedCrash {
            for worker in workers where worker.isAlive { die(worker, "in an audit at \(crash.at)") }
            return nil
        } catch {
            log("audit: \(error)")
            if isCalm { throw error }
            return nil
        }
    }
}
