import Contracts
import Foundation
import Messaging

extension World {
    /// Starts a process: opens its stores as they are, connects.
    func start(_ process: SimulatedProcess) throws {
        process.life += 1
        log("\(process.name): starts")
        let worker = SteppedWorker(
            setup(of: process),
            connections: SimulatedConnections(broker: broker, process: process.index) {
                [unowned self, unowned process] in
                if has(.connectionLost), !isCalm, chance(40) { return nil }
                return workers.count {
                    $0.shares && $0.isAlive && $0.definition.name == process.definition.name
                        && !$0.lacks.isSuperset(of: $0.stores)
                }
            },
            stores: SimulatedStores(
                opening: { [unowned self, unowned process] name in try open(name, process) },
                isHere: { [unowned process] name in !process.lacks.contains(name) }
            ),
            answer: { [unowned self, unowned process] messages in broker.send(messages, from: process.index) },
            entropy: Entropy(seed: coreEntropy.next()),
            clock: { [unowned self, unowned process] in
                Moment(
                    wall: now.adding(milliseconds: process.clock?.shift ?? 0),
                    steady: now.milliseconds - begun.milliseconds
                )
            },
            report: { [unowned self, unowned process] event in
                log("\(process.name): \(event)")
                switch event {
                case .clockOff(let store, let off) where off != 0: process.unbelieved.insert(store)
                case .clockOff(let store, _), .panelGiven(let store, _): process.unbelieved.remove(store)
                default: break
                }
            },
            crash: { [unowned self, unowned process] point in try process.passes(point, trapped: trapped) }
        )
        process.worker = worker
        do {
            try worker.begin()
        } catch let crash as SimulatedCrash {
            throw crash
        } catch {
            log("\(process.name): cannot start: \(error)")
            process.worker = nil
        }
    }

    private func setup(of process: SimulatedProcess) -> Worker.Setup {
        let panels = process.stores.compactMap { PanelID(String($0.dropFirst("jury.".count))) }
        var setup = Worker.Setup(
            definition: process.definition,
            stores: process.shares ? .shared(panels) : .single(name: process.stores[0]),
            folder: "",
            routes: scenario.routes,
            name: process.name
        )
        setup.prefetch = 12
        setup.batch = 8
        setup.window = 16
        setup.limits = scenario.limits
        setup.weakness = options.weakness
        let start = "start \(begun)"
        setup.clocks = Clocks(moment: { Moment(wall: Instant(milliseconds: 0), steady: 0) }, start: start)
        return setup
    }

    private func open(_ name: String, _ process: SimulatedProcess) throws -> HeldStore {
        if process.lacks.contains(name) {
            strike(.fileElsewhere, [name])
            throw StoreFault.absent(store: name, path: name)
        }
        guard let store = stores[name], locks[name] == nil else {
            throw StoreFault.unusable(path: name, why: "another process of this machine holds it")
        }
        let life = process.life
        locks[name] = process.index
        broker.activity += 1
        // At the end of a world both may be gone already.
        return HeldStore(store) { [weak self, weak process] _ in
            guard let self, let process, process.life == life, locks[name] == process.index else { return }
            locks[name] = nil
            broker.activity += 1
        }
    }

    /// The process is gone, with everything that it had in memory.
    func die(_ process: SimulatedProcess, _ why: String) {
        guard process.isAlive else { return }
        log("\(process.name): dies (\(why))")
        crashes += 1
        strike(.crash, process.heldStores)
        end(process)
    }

    /// The process ends at once; its links end with it, and the broker knows.
    func end(_ process: SimulatedProcess) {
        process.armed = nil
        process.unbelieved = []
        process.decides = nil
        process.publishes = nil
        process.life += 1
        process.worker = nil
        for consumer in broker.consumers where consumer.process == process.index {
            broker.forget(consumer, entropy: &entropy)
        }
        for publisher in broker.publishers where publisher.process == process.index {
            broker.forget(publisher, entropy: &entropy)
        }
        broker.loseAnswers(of: process.index)
        broker.leases = broker.leases.filter { $0.value.process != process.index }
        locks = locks.filter { $0.value != process.index }
    }

    // MARK: steps

    /// One step of a process, of either of its threads; crashes are handled here.
    func workerActs(_ process: SimulatedProcess) throws {
        if !process.isAlive {
            if chance(6) { try unlessItDies(process) { try start(process) } }
            return
        }
        let publishes = chance(3)
        try unlessItDies(process) {
            if publishes {
                if process.publishes == nil { try process.worker?.publish() }
            } else if process.decides == nil {
                try decide(process)
            }
        }
    }

    func unlessItDies(_ process: SimulatedProcess, _ body: () throws -> Void) throws {
        do {
            try body()
        } catch let crash as SimulatedCrash {
            die(process, "at \(crash.at)")
        }
    }

    /// A step of the thread that decides. A store of which nothing is due then was looked after.
    func decide(_ process: SimulatedProcess) throws {
        try process.worker?.decide()
        for name in process.heldStores {
            guard let core = process.core(of: name), try !core.recovering(), looks[name]?.last != now else { continue }
            if try core.nextDue().map({ $0 > now }) ?? true { looks[name, default: []].append(now) }
        }
    }
}
