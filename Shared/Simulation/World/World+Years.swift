import Contracts
import Foundation
import Messaging

// Worlds that go on: terms end, and what is personal goes.
extension World {
    /// Lets time pass, from one thing that is due to the next, with faults for a while and then without.
    func passYears(until end: Instant) throws {
        log("time passes, until \(end)")
        isCalm = false
        horizon = end
        for (store, envelope, body) in try driver.strays(sight) {
            log("\(envelope.id) goes astray to \(store)")
            broker.enqueue(envelope, body, Routes.queue(ofStore: store))
        }
        let last = step + Int.random(in: 200...900, using: &entropy)
        while step < last, now < end {
            step += 1
            now = now.adding(milliseconds: Int64.random(in: 0...20, using: &entropy))
            switch Int.random(in: 0..<1000, using: &entropy) {
            case 0..<100: try peopleAct()
            case 100..<250: for _ in 0..<4 { deliverSomething() }
            case 250..<350: for _ in 0..<4 { arriveSomething() }
            case 350..<450: for _ in 0..<4 { confirmSomething() }
            case 450..<960:
                let worker = workers[Int.random(in: 0..<workers.count, using: &entropy)]
                for _ in 0..<3 { try workerActs(worker) }
            default: try somethingGoesWrong()
            }
            // Services that are down, or are slow, learn late of what was due: most of the time nothing is on its way.
            guard chance(8), broker.isQuiet || chance(20), let next = try nextMoment(), next <= end else { continue }
            now = max(now, next)
            // A process that dies right after what came due is committed has not done yet what follows a commit.
            for worker in workers where has(.crash) && chance(3) { worker.armed = (.afterCommit, 0) }
        }
        try mend()
        // What came due while a store was held by nobody is found late; then the rest of the time passes.
        punctualSince = now
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
        workers.lazy.compactMap { $0.desks[store]?.core }.first
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
            let words = Set(meant.flatMap(\.words).map { Array($0.utf8) })
            guard !words.isEmpty else { return [String]() }
            let queued = (broker.queues[Routes.queue(ofStore: store)] ?? []).flatMap(\.body)
            log("\(store): looks for what is gone of \(meant.map(\.about))")
            let found = Set(found(words, in: folder.bytes(of: store) + queued))
            return meant.flatMap { gone in
                gone.words.intersection(found).sorted().map { "\(store) still has “\($0)” of \(gone.about)" }
            }
        }
    }

    /// Which of the words stand in the bytes: as they are, or in base64, as a message is kept that is parked or dead.
    private func found(_ words: Set<[UInt8]>, in bytes: [UInt8]) -> [String] {
        var found = runs(in: bytes, atLeast: words.map(\.count).min() ?? 0, of: isLetterOrDigit).filter(words.contains)
        for run in runs(in: bytes, atLeast: 40, of: { isLetterOrDigit($0) || $0 == 43 || $0 == 47 || $0 == 92 }) {
            let run = run.filter { $0 != 92 }
            // A long one goes on at another place of the file: it may begin within a group of four.
            for start in 0..<4 {
                let text = run.dropFirst(start)
                guard let plain = Data(base64Encoded: Data(text.prefix(text.count / 4 * 4))) else { continue }
                found += runs(in: [UInt8](plain), atLeast: 6, of: isLetterOrDigit).filter(words.contains)
            }
        }
        return Set(found).map { String(decoding: $0, as: UTF8.self) }.sorted()
    }
}

/// The longest runs of such bytes, of at least that length.
private func runs(in bytes: [UInt8], atLeast least: Int, of isMeant: (UInt8) -> Bool) -> [[UInt8]] {
    var runs: [[UInt8]] = []
    var start: Int?
    bytes.withUnsafeBufferPointer { bytes in
        for place in 0...bytes.count {
            if place < bytes.count, isMeant(bytes[place]) {
                if start == nil { start = place }
            } else if let from = start {
                start = nil
                if place - from >= least { runs.append(Array(bytes[from..<place])) }
            }
        }
    }
    return runs
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
}
