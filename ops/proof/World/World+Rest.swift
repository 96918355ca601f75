import Contracts
import Foundation
import Messaging

extension World {
    /// No more faults: everything is mended, and goes on until nothing is left to do.
    /// - Returns: what is wrong then.
    func comeToRest() throws -> [String] {
        try mend()
        var reports: [AuditReport] = []
        var wrong: [String] = []
        if let wrong = try rest(&reports) { return wrong }
        if folder != nil, let months = driver.monthsToCome {
            try passYears(until: now.parisDay.adding(months: months).startInParis)
            if let wrong = try rest(&reports) { return wrong }
            wrong = try faultsOfErasing()
            wrong += try eraseSomebody()
        }
        return try check(reports) + wrong
    }

    /// Goes on, with audits, until nothing is left to do; what is wrong where that does not happen.
    private func rest(_ reports: inout [AuditReport]) throws -> [String]? {
        var (rounds, idle, before) = (0, 0, journalled())
        while true {
            rounds += 1
            let journal = journalled()
            idle = journal == before ? idle + 1 : 0
            before = journal
            guard try quieten() else { return ["does not come to rest: \(try unfinished())"] }
            guard options.audits else { break }
            guard let report = try audit() else { return ["no audit: a store is held by nobody"] }
            reports.append(report)
            // People who build on what was lost are told “not yet” some times before they look again; and then others, whose
            // session sits later.
            if try report.isClean && isAllReached() { break }
            if idle == 40 || rounds == 200 {
                if !report.isClean { return ["audits find something each time: \(report)"] }
                break
            }
        }
        return nil
    }

    func mend() throws {
        isCalm = true
        log("no more faults")
        trapped = []
        trapsLeft = 0
        for worker in workers {
            worker.armed = nil
            worker.clock = nil
            worker.decides = nil
            worker.publishes = nil
        }
        for consumer in broker.consumers { consumer.slowUntil = nil }
        for publisher in broker.publishers { publisher.slowUntil = nil }
        for store in stores.values { try store.fill(leavingPages: nil) }
        broker.missing = []
        broker.unsendable = []
        broker.wire = WireLimits()
        broker.alarm(nil)
        for consumer in broker.consumers where consumer.state != .open { broker.forget(consumer, entropy: &entropy) }
        for publisher in broker.publishers where publisher.state != .open {
            broker.forget(publisher, entropy: &entropy)
        }
        for name in storeNames { broker.declare(Routes.queue(ofStore: name)) }
        if try stores.values.contains(where: { try $0.isRecovering() }) { auditPending = true }
    }

    /// Goes on until nothing moves; `false` when that does not happen.
    func quieten() throws -> Bool {
        // People who wait for what an audit only can bring repeat themselves: that is not moving on.
        var idle = 0
        var before = journalled()
        for _ in 0..<6_000 {
            let progress = try everybodyActs()
            if auditPending, try audit() != nil { continue }
            if progress { continue }
            if try replayDeadLetters() { continue }
            let journal = journalled()
            idle = journal == before ? idle + 1 : 0
            before = journal
            // A row may wait for ten minutes until it is tried again, and a panel for some seconds until somebody takes it.
            let isOver = try idle >= 400 || idle >= 30 && isSettled()
            guard !isOver, let next = try nextMoment() else { return true }
            now = max(now, next)
        }
        return false
    }

    /// Whether nothing is on its way, at the broker or in a worker's hands, and nothing keeps it from arriving.
    func isSettled() throws -> Bool {
        guard broker.isQuiet, broker.alarm == nil, broker.unsendable.isEmpty, broker.wire == WireLimits(),
            workers.allSatisfy(\.unbelieved.isEmpty)
        else { return false }
        return try storeNames.allSatisfy { name in
            guard let process = holder(of: name), let core = process.core(of: name) else { return false }
            return try process.worker?.isIdle(name) == true && core.confirmedUpTo == core.journalledUpTo
                && core.toldUpTo == core.journalledUpTo
                && (core.status().unsent ?? 0) == 0
        }
    }

    private func journalled() -> Int64 {
        var sum: Int64 = 0
        for worker in workers {
            for name in worker.heldStores {
                if let core = worker.core(of: name) {
                    sum += core.journalledUpTo + core.confirmedUpTo + core.toldUpTo
                }
            }
        }
        return sum
    }

    /// The next moment that somebody waits for, if it is near.
    func nextMoment() throws -> Instant? {
        var moments: [Instant] = []
        for worker in workers {
            for name in worker.heldStores {
                if let due = try worker.core(of: name)?.nextDue() { moments.append(due) }
            }
            if let timer = worker.worker?.timer, timer != .min { moments.append(begun.adding(milliseconds: timer)) }
        }
        // A store that could not be opened is left to others for up to a minute.
        if storeNames.contains(where: { locks[$0] == nil }) { moments.append(now.adding(milliseconds: 5_000)) }
        moments += people.moments()
        let near = max(now.adding(milliseconds: 3_600_000), horizon ?? now)
        let first = moments.filter { $0 > now && $0 <= near }.min()
        let wakes = driver.wakesAt.map { max($0, now) }
        // Before the years a session's day comes within a few steps, whatever else would be due before it.
        guard horizon != nil, let first, let wakes else { return first ?? wakes }
        return min(first, wakes)
    }

    func everybodyActs() throws -> Bool {
        var progress = false
        step += 1
        let before = (broker.activity, journalled())
        reap()
        try takeAnswers(losing: false)
        for key in people.overdue(now) {
            send(again: key)
            progress = true
        }
        if try beginWanted(everything: true) { progress = true }
        if try confirmClocks() { progress = true }
        for queue in broker.queueNames { while broker.deliver(queue, position: 0) { progress = true } }
        for worker in workers {
            do {
                if !worker.isAlive { try start(worker) }
                try decide(worker)
                try worker.worker?.publish()
            } catch let crash as SimulatedCrash {
                die(worker, "at \(crash.at), though nothing is wrong")
            }
        }
        while broker.arriveAnswer() {}
        for publisher in broker.publishers {
            while publisher.hasUnderWay { publisher.arrive(nack: false) }
            if publisher.decidedCount > 0 { publisher.tell(nil) }
        }
        // What a worker would do at once is not rest.
        let steady = now.milliseconds - begun.milliseconds
        for worker in workers { if let timer = worker.worker?.timer, timer <= steady { progress = true } }
        return progress || !broker.answers.isEmpty || before != (broker.activity, journalled())
    }

    /// The operator plays back what was dead because a process died of it.
    private func replayDeadLetters() throws -> Bool {
        var replayed = false
        for name in storeNames {
            guard let core = holder(of: name)?.core(of: name) else { continue }
            for letter in try core.deadLetters().reversed() where letter.reason == "crashes" {
                let key = "\(name)/\(letter.number)"
                guard asked[key].map({ $0 < now }) ?? true else { continue }
                asked[key] = now
                log("operator: replays letter \(letter.number) of \(name)")
                try inquire(.replayDead(letter.number), of: name)
                replayed = true
            }
        }
        return replayed
    }

    private func isAllReached() throws -> Bool { try driver.isFinished(sight) }

    private func unfinished() throws -> String {
        let waiting = try driver.unfinished(sight)
        let pending = people.pending.keys.sorted()
        return
            "not finished \(waiting), unanswered \(pending), queues \(broker.queues.filter { !$0.value.isEmpty }.keys.sorted())"
    }

    // MARK: the checker

    private func check(_ reports: [AuditReport]) throws -> [String] {
        var faults: [String] = []
        for goal in try driver.unfinished(sight) { faults.append("not reached: \(goal)") }
        faults += try driver.faults(sight)
        if !broker.isQuiet { faults.append("messages are left in the broker") }
        for key in people.pending.keys.sorted() { faults.append("never answered: \(key)") }
        faults += try ledgerFaults()
        for name in storeNames {
            guard let process = holder(of: name), let core = process.core(of: name) else {
                faults.append("\(name): nobody holds it")
                continue
            }
            faults += try storeFaults(name, process, core)
        }
        if let first = reports.first, !first.isClean, self.faults.isDisjoint(with: FaultKind.needingAnAudit) {
            faults.append("an audit found what nothing explains: \(first)")
        }
        for report in reports where !report.differing.isEmpty { faults.append("digests differ: \(report)") }
        if options.audits, reports.last?.isClean != true { faults.append("the last audit is not clean") }
        return faults
    }

    private func storeFaults(_ name: String, _ process: SimulatedProcess, _ core: Core) throws -> [String] {
        var faults = try core.verify().map { "\(name): \($0)" }
        let status = try core.status()
        let parked = try core.store.waiting().filter { !$0.id.hasPrefix("stray-") }
        // An event that only its publisher and one listener had is gone when both were restored: what came of it
        // meanwhile elsewhere then waits for it, what follows in the same stream waits for that, and the operator is told
        // after an hour.
        let early = lastRestore.count > 1 ? parked.filter { $0.reason == "early" } : []
        let firstOfStream = Dictionary(early.map { ($0.stream, $0.version) }, uniquingKeysWith: min)
        for message in parked {
            let isEarly = message.reason == "early" && !early.isEmpty
            let isBehind = message.reason == "gap" && message.version > firstOfStream[message.stream, default: .max]
            if isEarly || isBehind {
                excused.append("\(name): parked \(message)")
            } else {
                faults.append("\(name): parked \(message)")
            }
        }
        if status.confirmed != status.journal {
            faults.append("\(name): confirmed up to \(status.confirmed) of \(status.journal)")
        }
        if let unsent = status.unsent, unsent > 0 {
            faults.append("\(name): \(unsent) rows were never sent, as \(status.unsentRows ?? [])")
        }
        faults += try partnerFaults(name, core)
        if core.journalledAt > now { faults.append("\(name): its journal goes on to \(core.journalledAt)") }
        let takers = broker.takers(of: Routes.queue(ofStore: name))
        if takers != 1 { faults.append("\(name): \(takers) take from its queue") }
        if process.worker?.isIdle(name) != true { faults.append("\(name): something is left in the worker's hands") }
        for letter in try core.deadLetters(openOnly: false)
        where letter.id?.hasPrefix("stray-") != true && (letter.state == "open" || !isExplained(letter)) {
            faults.append("\(name): dead letter \(letter)")
        }
        return faults
    }

    /// What partners have against the journal: all that it tells, nothing else, each under its id with one content, and in
    /// the journal's order as it came first.
    private func partnerFaults(_ name: String, _ core: Core) throws -> [String] {
        let expected = try core.toldToPartners(after: 0, limit: .max).rows.compactMap(\.message)
        let told = broker.told[name] ?? []
        var faults: [String] = []
        if core.toldUpTo != core.journalledUpTo {
            faults.append("\(name): partners are told up to \(core.toldUpTo) of \(core.journalledUpTo)")
        }
        var contents: [MessageID: [UInt8]] = [:]
        var order: [Outgoing] = []
        for message in told {
            let id = message.envelope.id
            if let before = contents[id] {
                if before != message.body { faults.append("\(name): partners are told two things as \(id)") }
            } else {
                contents[id] = message.body
                order.append(message)
            }
        }
        for message in expected where contents[message.envelope.id] != message.body {
            faults.append("\(name): partners have not \(message.envelope.type) \(message.envelope.id)")
        }
        // What a restored store had told and nobody gave back to it stays told.
        guard lastRestore[name] == nil else { return faults }
        let known = Set(expected.map(\.envelope.id))
        for id in contents.keys.sorted() where !known.contains(id) {
            faults.append("\(name): partners have \(id), and the journal has not")
        }
        let places = order.map(\.envelope.version)
        if places != places.sorted(), !broker.toldLate.contains(name) {
            faults.append("\(name): partners are told in another order than it happened")
        }
        return faults
    }

    private func isExplained(_ letter: DeadLetter) -> Bool {
        switch letter.reason {
        // A store without room lets a message come back as often as the connection is lost or the store moves.
        case "crashes": !faults.isDisjoint(with: [.trap, .crash, .diskFull])
        case "void": restored
        default: false
        }
    }

    /// What was acknowledged is in the journal, unless the store was restored after that.
    private func ledgerFaults() throws -> [String] {
        var faults: [String] = []
        for (id, entry) in people.ledger.sorted(by: { $0.key < $1.key }) {
            guard case .accepted(let events)? = entry.answer, entry.begunAt > lastRestore[entry.store] ?? -1 else {
                continue
            }
            for event in events where try stores[entry.store]?.hasJournalled(event) != true {
                faults.append("\(entry.key) (\(id)) was acknowledged, and \(event) is not in the journal")
            }
        }
        return faults
    }
}
