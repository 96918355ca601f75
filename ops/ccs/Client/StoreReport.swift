import Contracts
public import Messaging

/// How one store stands, with its queue, and what is to be done about it.
public struct StoreReport: Codable, Sendable, Equatable {
    /// Its name.
    public var store: String
    /// Who holds it; `nil` when nobody answers.
    public var worker: String?
    /// How it stands; `nil` when nobody answers.
    public var status: StoreStatus?
    /// Messages that wait in its queue; `nil` when the broker was not asked.
    public var ready: Int?
    /// Messages delivered and not acknowledged.
    public var unacknowledged: Int?
    /// Who consumes from its queue.
    public var consumers: Int?
    /// Why it does not answer.
    public var trouble: String?
    /// What to do; empty when nothing is.
    public var advice: [String] = []

    /// A store that answers, or does not.
    public init(store: String, worker: String? = nil, status: StoreStatus? = nil, trouble: String? = nil) {
        self.store = store
        self.worker = worker
        self.status = status
        self.trouble = trouble
    }

    /// Whether it answers.
    public var answers: Bool { status != nil }

    /// What is to be known, although nothing is to be done.
    public var notes: [String] {
        guard let status, status.rewriteTrouble == nil, let since = status.rewriteSince else { return [] }
        return ["its file is to be rewritten after an erasure since \(since), at a quiet time"]
    }
}

/// What to do about stores that are not as they should be.
public enum Judgement {
    /// Gives each report its advice. A message that has waited for over an hour is an alarm.
    public static func judge(_ reports: [StoreReport], now milliseconds: Int64) -> [StoreReport] {
        let digests = Set(reports.compactMap { $0.status?.scheme })
        let usual = mostFrequent(reports.compactMap { $0.status?.scheme })
        let refused = reports.compactMap { $0.status?.refused }.reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        return reports.map { report in
            var report = report
            if !report.answers, let why = refused[report.store] { report.trouble = why }
            report.advice = advice(report, now: milliseconds)
            if digests.count > 1, let own = report.status?.scheme {
                report.advice.append(
                    own == usual
                        ? "others work with other scheme data: the same CCS_SCHEME everywhere"
                        : "works with other scheme data (\(own.prefix(8)), most have \(usual.prefix(8))): "
                            + "the same CCS_SCHEME everywhere"
                )
            }
            return report
        }
    }

    private static func mostFrequent(_ digests: [String]) -> String {
        let counts = Dictionary(grouping: digests) { $0 }.mapValues(\.count)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
    }

    private static func advice(_ report: StoreReport, now: Int64) -> [String] {
        guard let status = report.status else {
            return ["nobody answers: start its service (\(report.trouble ?? "no reason known"))"]
        }
        var advice: [String] = []
        if let off = status.clockOff {
            let way = off > 0 ? "ahead of" : "behind"
            advice.append(
                "the clock of its machine is \(span(abs(off))) \(way) what bears it out, and nothing falls due by it: "
                    + "set it; is it right, ccs clock confirm \(report.store)"
            )
        }
        if status.recovering { advice.append("restored, and takes nothing yet: ccs audit --repair") }
        if !status.dead.isEmpty {
            advice.append("dead letters: ccs dead groups \(report.store), then replay or discard each group")
        }
        if let damage = status.damage {
            advice.append("its file is damaged (\(damage)), nothing is written to it: see the runbook")
        }
        if let since = status.rewriteSince, let trouble = status.rewriteTrouble {
            advice.append("its file cannot be rewritten after an erasure since \(since): \(trouble)")
        }
        if let since = status.parkedSince, now - since.milliseconds > 3_600_000 {
            advice.append("a message has waited for what comes before it since \(since): ccs audit --repair")
        }
        if let consumers = report.consumers, consumers > 1 {
            advice.append(
                "\(consumers) take from its queue, and each message goes to one of them: a second process works with another "
                    + "file; stop the one that does not belong here, then ccs audit"
            )
        }
        if report.consumers == 0, !status.recovering {
            advice.append("nobody takes from its queue: see its service's log")
        }
        if let why = status.failing {
            advice.append("the store fails, and nothing of it is acknowledged: \(why); make room, or restore it")
        }
        if let count = status.unsent, count > 0 {
            let rows = (status.unsentRows ?? []).map { row in
                "row \(row.seq), \(row.type) \(row.id), since \(row.since): \(row.detail)"
            }
            advice.append(
                "\(count) of its events could not be sent and wait (\(rows.joined(separator: "; "))): ccs topology check; "
                    + "ccs relay list \(report.store)"
            )
        }
        return advice + relayAdvice(status, now: now) + partnersAdvice(status, now: now)
    }

    /// What to do where partner branches are not told; where nothing at all goes out, that is said already.
    private static func partnersAdvice(_ status: StoreStatus, now: Int64) -> [String] {
        guard let since = status.partnersUnheardSince, now - since.milliseconds > 10_000, status.blocked == nil,
            status.publishes != false
        else { return [] }
        return [
            "nothing is confirmed of what partner branches are told, since \(since): it waits, and events go on; ccs topology "
                + "check, ccs partner list, and the broker's log"
        ]
    }

    /// What to do where the journal is ahead of what the broker has confirmed; a moment's work is nothing to tell of.
    private static func relayAdvice(_ status: StoreStatus, now: Int64) -> [String] {
        guard status.confirmed < status.journal else { return [] }
        let behind = "\(status.journal - status.confirmed) rows of its journal are not confirmed"
        if let why = status.blocked {
            return ["\(behind): the broker takes nothing for now (\(why)); free memory or disk there"]
        }
        if status.publishes == false {
            return ["\(behind): its worker has no connection that publishes; see its log"]
        }
        if let since = status.unheardSince, now - since.milliseconds > 10_000 {
            return [
                "\(behind), and nothing is heard of them since \(since): it begins again by itself; if that repeats, "
                    + "ccs topology check, and the broker's log"
            ]
        }
        return []
    }

    /// A span of time in the largest unit of which it has several.
    private static func span(_ milliseconds: Int64) -> String {
        let units: [(String, Int64)] = [("days", 86_400_000), ("hours", 3_600_000), ("minutes", 60_000)]
        let unit = units.first { milliseconds >= 2 * $0.1 } ?? ("seconds", 1000)
        return "\(milliseconds / unit.1) \(unit.0)"
    }
}
