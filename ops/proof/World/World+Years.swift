import Contracts
import Messaging

// Worlds that go on: terms end, and what is personal goes.
extension World {
    /// Lets time pass, from one thing that is due to the next, with faults for a while and then without.
    func passYears(until end: Instant) throws {
        log("time passes, until \(end)")
        isCalm = false
        horizon = end
        driver.yearsBegin(now, until: end, entropy: &peopleEntropy)
        for (store, envelope, body) in try driver.strays(sight) {
            log("\(envelope.id) goes astray to \(store)")
            broker.enqueue(envelope, body, Routes.queue(ofStore: store))
        }
        let last = step + Int.random(in: 200...900, using: &entropy)
        while step < last, now < end {
            step += 1
            now = now.adding(milliseconds: Int64.random(in: 0...20, using: &entropy))
            reap()
            switch Int.random(in: 0..<1000, using: &entropy) {
            case 0..<100: try peopleAct()
            case 100..<250: for _ in 0..<4 { deliverSomething() }
            case 250..<350: for _ in 0..<4 { arriveSomething() }
            case 350..<450: for _ in 0..<4 { confirmSomething() }
            case 450..<960:
                let worker = workers[Int.random(in: 0..<workers.count, using: &entropy)]
                for _ in 0..<2 { try workerActs(worker) }
            default: try somethingGoesWrong()
            }
            // Services that are down, or are slow, learn late of what was due, and a file that is under way may lie: most of the
            // time nothing is on its way.
            guard chance(8), try isSettled() || chance(20), try driver.isFinished(sight) || chance(8),
                let next = try nextMoment(), next <= end
            else { continue }
            now = max(now, next)
            // A process that dies right after what came due is committed has not done yet what follows a commit.
            for worker in workers where has(.crash) && chance(3) { worker.armed = (.afterCommit, 0) }
        }
        try mend()
        guard try quieten() else { throw SimulationFailure(faults: ["the years do not pass"]) }
        now = max(now, end)
        horizon = nil
    }

    /// Everything about somebody is erased, at a time when nothing is on its way; what is wrong after that.
    func eraseSomebody() throws -> [String] {
        guard has(.erasure), broker.isQuiet else { return [] }
        let known = try personsHeld().filter { !driver.words(of: $0).isEmpty }
        guard let person = known.randomElement(using: &entropy) else { return [] }
        log("everybody: \(person) is erased, at the end")
        for name in storeNames { try core(of: name)?.erase(person) }
        return faults(of: [Gone(driver.words(of: person), about: "\(person)", from: storeNames)])
    }

    private func core(of store: String) -> Core? {
        holder(of: store)?.core(of: store)
    }

    /// Words that must be gone, and are not.
    func faultsOfErasing() throws -> [String] {
        guard folder != nil else { return [] }
        return faults(of: try driver.gone(sight))
    }

    private func faults(of gone: [Gone]) -> [String] {
        guard let folder else { return [] }
        return storeNames.flatMap { store in
            let meant = gone.filter { $0.stores.contains(store) }
            let words = Set(meant.flatMap(\.words))
            guard !words.isEmpty else { return [String]() }
            let queued = (broker.queues[Routes.queue(ofStore: store)] ?? []).flatMap(\.body)
            log("\(store): looks for what is gone of \(meant.map(\.about))")
            let found = Traces(of: words).found(in: folder.bytes(of: store) + queued)
            return meant.flatMap { gone in
                gone.words.intersection(found).sorted().map { "\(store) still has “\($0)” of \(gone.about)" }
            }
        }
    }
}
