import Contracts
import Foundation
import Messaging

extension World {
    /// Starts a process: opens its stores as they are, connects.
    func start(_ worker: SimulatedWorker) throws {
        worker.isAlive = true
        worker.desks = [:]
        worker.mailbox = []
        worker.tokens = 0
        broker.consumers[worker.index] = SimulatedBroker.Consumer()
        broker.publishers[worker.index] = SimulatedBroker.Publisher()
        log("\(worker.name): starts")
        if !worker.shares { for store in worker.stores { try open(store, worker) } }
    }

    private func open(_ name: String, _ worker: SimulatedWorker) throws {
        guard locks[name] == nil, let store = stores[name] else { return }
        locks[name] = worker.index
        let core = try Core(
            worker.definition,
            store: store,
            routes: scenario.routes,
            limits: scenario.limits,
            weakness: options.weakness
        ) { [unowned self, unowned worker] point in try worker.passes(point, trapped: trapped) }
        let desk = SimulatedDesk(core)
        worker.desks[name] = desk
        try subscribe(desk, worker)
    }

    private func subscribe(_ desk: SimulatedDesk, _ worker: SimulatedWorker) throws {
        guard !desk.subscribed, !broker.consumers[worker.index].isLost, broker.queues[desk.queue] != nil,
            !(try desk.core.recovering())
        else { return }
        broker.consumers[worker.index].queues[desk.queue] = 12
        desk.subscribed = true
    }

    /// The process is gone, with everything that it had in memory.
    func die(_ worker: SimulatedWorker, _ why: String) {
        guard worker.isAlive else { return }
        log("\(worker.name): dies (\(why))")
        crashes += 1
        strike(.crash, worker.heldStores)
        worker.isAlive = false
        worker.armed = nil
        worker.desks = [:]
        worker.mailbox = []
        broker.loseConsumer(worker.index, entropy: &entropy)
        broker.losePublisher(worker.index, entropy: &entropy)
        broker.freeLeases(of: worker.index)
        locks = locks.filter { $0.value != worker.index }
    }

    /// Lets go of a store at once: what was taken goes back.
    func close(_ name: String, _ worker: SimulatedWorker) {
        guard let desk = worker.desks.removeValue(forKey: name) else { return }
        log("\(worker.name): gives \(name) back")
        broker.consumers[worker.index].queues[desk.queue] = nil
        broker.giveBack(worker.index, queue: desk.queue, entropy: &entropy)
        locks[name] = nil
        if broker.leases[name] == worker.index { broker.leases[name] = nil }
    }

    // MARK: steps

    /// One step of a process, any of those that it could take; crashes are handled here.
    func workerActs(_ worker: SimulatedWorker) throws {
        guard worker.isAlive else {
            if chance(6) { try start(worker) }
            return
        }
        do {
            let choice = Int.random(in: 0..<20, using: &entropy)
            if choice < 4 {
                try notice(worker)
            } else if choice < 8 {
                try publish(worker)
            } else if let desk = worker.heldStores.randomElement(using: &entropy).flatMap({ worker.desks[$0] }) {
                switch choice {
                case 8..<17: if try !finish(desk, worker) { try decide(desk, worker, most: 8) }
                case 17: try relay(desk, worker)
                default: try lookAfter(desk, worker)
                }
            }
        } catch let crash as SimulatedCrash {
            die(worker, "at \(crash.at)")
        }
    }

    /// What the connections have to say, and panels to take and give.
    @discardableResult
    func notice(_ worker: SimulatedWorker) throws -> Bool {
        var progress = false
        let index = worker.index
        if broker.consumers[index].isLost {
            log("\(worker.name): connects anew")
            broker.giveBack(index, entropy: &entropy)
            let tag = broker.consumers[index].nextTag
            broker.consumers[index] = SimulatedBroker.Consumer()
            broker.consumers[index].nextTag = tag
            for desk in worker.desks.values {
                desk.held = []
                desk.subscribed = false
            }
            progress = true
        }
        let arrived = broker.consumers[index].arrived
        if !arrived.isEmpty {
            broker.consumers[index].arrived = []
            for delivery in arrived {
                worker.desks.values.first { $0.queue == delivery.queue }?.held.append(delivery)
            }
            progress = true
        }
        if worker.shares { progress = try sharePanels(worker) || progress }
        for name in worker.heldStores {
            guard let desk = worker.desks[name], !desk.subscribed else { continue }
            try subscribe(desk, worker)
            progress = progress || desk.subscribed
        }
        return try settle(worker) || progress
    }

    private func settle(_ worker: SimulatedWorker) throws -> Bool {
        let index = worker.index
        let desks = worker.heldStores.compactMap { worker.desks[$0] }
        if broker.publishers[index].isLost {
            broker.publishers[index] = SimulatedBroker.Publisher()
            worker.mailbox = []
            for desk in desks { desk.relay.startOver(desk.core) }
            return true
        }
        let told = broker.publishers[index].told
        guard !told.isEmpty else { return false }
        broker.publishers[index].told = []
        try worker.passes(.afterConfirm, trapped: [])
        for confirmation in told {
            switch confirmation {
            case .confirmed(let token):
                for desk in desks where try desk.relay.confirmed(token, desk.core) { break }
            case .failed(let token, _):
                for desk in desks where desk.relay.owns(token) { desk.relay.startOver(desk.core) }
            case .lost, .blocked: break
            }
        }
        return true
    }

    /// The most that a worker holds: the share of all, and one more for those that have a lease on it.
    private func most(_ share: PanelShare, _ worker: SimulatedWorker, alive: Int) -> Int {
        let least = share.least(workers: alive)
        let leases = share.panels.indices.map { "one-more=\($0)" }
        let allowed = leases.prefix(share.oneMore(workers: alive))
        for lease in leases.dropFirst(allowed.count) where broker.leases[lease] == worker.index {
            broker.leases[lease] = nil
        }
        if allowed.contains(where: { broker.leases[$0] == worker.index }) { return least + 1 }
        guard worker.desks.count >= least, let free = allowed.first(where: { broker.leases[$0] == nil }) else {
            return least
        }
        broker.leases[free] = worker.index
        return least + 1
    }

    private func sharePanels(_ worker: SimulatedWorker) throws -> Bool {
        var progress = false
        for name in worker.heldStores where broker.leases[name] != worker.index {
            // The lease went with its connection; another may hold the panel soon.
            close(name, worker)
            progress = true
        }
        let share = PanelShare(panels: worker.stores)
        let alive = workers.count { $0.shares && $0.isAlive && $0.definition.name == worker.definition.name }
        let most = most(share, worker, alive: alive)
        for name in share.surplus(held: Set(worker.heldStores), most: most) {
            close(name, worker)
            progress = true
        }
        for name in share.wanted(held: Set(worker.heldStores), most: most, offset: worker.index)
        where worker.desks.count < most {
            guard broker.leases[name] == nil else { continue }
            broker.leases[name] = worker.index
            try open(name, worker)
            if worker.desks[name] == nil {
                broker.leases[name] = nil
            } else {
                log("\(worker.name): takes \(name)")
                progress = true
            }
        }
        return progress
    }

    /// Decides on a batch; `false` when there is none, or the store failed.
    @discardableResult
    func decide(_ desk: SimulatedDesk, _ worker: SimulatedWorker, most: Int) throws -> Bool {
        guard !desk.held.isEmpty else { return false }
        let batch = Array(desk.held.prefix(Int.random(in: 1...most, using: &entropy)))
        if options.weakness == .acknowledgeBeforeCommit { broker.acknowledge(worker.index, batch.map(\.tag)) }
        worker.batch = (
            batch.filter { $0.attempts > 0 }.compactMap { $0.envelope?.id },
            Set(batch.filter { $0.attempts == 0 }.compactMap { $0.envelope?.id })
        )
        worker.transaction = 0
        log(
            "\(worker.name): decides \(batch.map { "\($0.envelope?.id.value ?? "?")/\($0.attempts)" }) at \(desk.queue)"
        )
        do {
            let outcome = try desk.core.receive(batch, now: now, entropy: &coreEntropy)
            desk.held.removeFirst(batch.count)
            desk.steps = [.publish, .reply(outcome.replies), .acknowledge(outcome.settled)]
            return true
        } catch let crash as SimulatedCrash {
            throw crash
        } catch {
            log("\(worker.name): \(desk.queue) fails: \(error)")
            return false
        }
    }

    /// The next thing to do after a decision; `false` when nothing is left.
    func finish(_ desk: SimulatedDesk, _ worker: SimulatedWorker) throws -> Bool {
        guard !desk.steps.isEmpty else { return false }
        switch desk.steps.removeFirst() {
        case .publish: try relay(desk, worker)
        case .reply(let replies):
            try worker.passes(.beforeReply, trapped: [])
            hand(replies, worker)
            try worker.passes(.afterReply, trapped: [])
        case .acknowledge(let tags):
            try worker.passes(.beforeAcknowledge, trapped: [])
            if options.weakness != .acknowledgeBeforeCommit { broker.acknowledge(worker.index, tags) }
            try worker.passes(.afterAcknowledge, trapped: [])
        }
        return true
    }

    private func hand(_ messages: [Outgoing], _ worker: SimulatedWorker) {
        for message in messages {
            worker.tokens += 1
            worker.mailbox.append((worker.tokens, message))
        }
    }

    /// Hands what the journal gained to the publishing thread.
    @discardableResult
    func relay(_ desk: SimulatedDesk, _ worker: SimulatedWorker) throws -> Bool {
        do {
            let rows = try desk.relay.next(from: desk.core, tokens: &worker.tokens)
            let again = try desk.relay.nextRepublications(from: desk.core, tokens: &worker.tokens)
            worker.mailbox += rows + again
            return !rows.isEmpty || !again.isEmpty
        } catch let crash as SimulatedCrash {
            throw crash
        } catch {
            log("\(worker.name): \(desk.queue) fails: \(error)")
            return false
        }
    }

    /// The publishing thread hands a few messages to its connection.
    @discardableResult
    func publish(_ worker: SimulatedWorker) throws -> Bool {
        guard !worker.mailbox.isEmpty, !broker.publishers[worker.index].isLost else { return false }
        let few = worker.mailbox.prefix(Int.random(in: 1...4, using: &entropy))
        try worker.passes(.beforePublish, trapped: [])
        for (place, entry) in few.enumerated() {
            if place == few.count / 2, place > 0 { try worker.passes(.betweenPublishes, trapped: []) }
            let user = Routes.user(ofStore: entry.message.envelope.source)
            broker.publishers[worker.index].underWay.append((entry.token, entry.message, user))
            worker.mailbox.removeFirst()
        }
        try worker.passes(.afterPublish, trapped: [])
        return true
    }

    /// What time brings, and the cursor.
    @discardableResult
    func lookAfter(_ desk: SimulatedDesk, _ worker: SimulatedWorker) throws -> Bool {
        do {
            guard try !desk.core.recovering() else { return false }
            worker.batch = ([], [])
            worker.transaction = 0
            let due = try desk.core.nextAct().map { $0 <= now } ?? false
            // Where nothing is due, the core learns that nothing is.
            let outcome = try desk.core.due(now: now, entropy: &coreEntropy)
            if due {
                hand(outcome.replies, worker)
                log("\(worker.name): time has come at \(desk.queue): \(outcome.events) events")
            } else if looks[desk.core.store.name]?.last != now {
                looks[desk.core.store.name, default: []].append(now)
            }
            if desk.relay.unconfirmed == 0 { try desk.core.saveCursor() }
            return due
        } catch let crash as SimulatedCrash {
            throw crash
        } catch {
            log("\(worker.name): \(desk.queue) fails: \(error)")
            return false
        }
    }
}
