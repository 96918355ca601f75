import ArgumentParser
import Campaign
import Contracts
import Demonstration
import Foundation
import OperatorClient
import Playing
import Scheme

/// Takes files through all six steps, as fast as can be, and measures it.
struct Load: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes files through all six steps, and prints one line of JSON.",
        discussion: """
            A durable hop is a delivery taken, committed and acknowledged, with its events confirmed: the rows that the \
            inboxes of all stores have gained. The time is until all stores have come to rest.

            Exit codes: 0 every file ended as planned; 1 one did not.
            """
    )

    @Option(help: "What the line is called.") var name = "load"
    @Option(help: "How many files.") var files = 1000
    @Option(help: "How many are in work at a time.") var outstanding = 400
    @Option(help: "How many a session examines.") var perSession = 25
    @Option(help: "How many sessions a panel holds at a time.") var sessions = 4
    @Option(help: "Branches, in turn.") var branches = "p2st"
    @Option(help: "What the files are drawn with.") var seed: UInt64 = 1
    @Flag(help: "One thing at a time in a file.") var oneByOne = false
    @Flag(help: "No jury sits before all files have come before one; its part is measured alone too.") var juryLast =
        false
    @Flag(help: "Files that end in every way, not awards only.") var mixture = false
    @Flag(help: "With --mixture: every second file lives as one of the demonstration does.") var lives = false
    @Option(help: "Begin no file once this file is there.") var until: String?
    @Option(help: "Write down there what was requested and what was acknowledged, for the check.") var ledger: String?
    @Option(help: "Send again what is not answered after that many milliseconds.") var resendAfter: Int64 = 5000
    @Option(help: "Give up when nothing is answered for that many seconds.") var patience: Int64 = 120

    func run() throws {
        let surroundings = Surroundings()
        let scheme = try surroundings.scheme()
        let stores =
            ["registration", "evaluation"] + scheme.panels.map(Routes.store(ofPanel:)) + [
                "certification", "correspondence",
            ]
        let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
        var campaign = try Campaign(plan(scheme), scheme: scheme, startingAt: now)
        var settings = Player.Settings()
        settings.resendAfter = resendAfter
        settings.patience = patience * 1000
        let player = try Player(
            people: surroundings.people(as: "ccs-proof"),
            asker: surroundings.broker(as: "ccs-proof looks"),
            settings: settings
        )
        defer { player.close() }
        let book = try ledger.map { try Ledger(path: $0) }
        var sitting = Sitting()
        player.sending = { request in
            book?.requested(request)
            sitting.sent(request)
        }
        player.answered = { request, answer in
            book?.answered(request, answer)
            sitting.answered(request)
        }
        // In chaos a store may be away just now: then nothing is counted.
        let before = try? withEnquirer(surroundings) { try Totals(stores, $0) }
        let began = Date()
        let cpuBefore = Self.cpuSeconds
        player.beginsNoMore = { [until] in until.map { FileManager.default.fileExists(atPath: $0) } ?? false }
        try player.play(&campaign)
        for verdict in campaign.verdicts() { book?.ended(verdict) }
        book?.close()
        var values = try measured(player, campaign, cpu: Self.cpuSeconds - cpuBefore)
        // A connection of its own each time: nobody serves the heartbeats of one that waits.
        if let before, let (after, settled) = try? withEnquirer(surroundings, { try Totals.atRest(stores, $0) }) {
            let time = settled.timeIntervalSince(began)
            let hops = after.hops - before.hops
            values["seconds"] = Line.rounded(time)
            values["hops"] = hops
            values["hops_per_second"] = Line.rounded(Double(hops) / time)
            values["events"] = after.events - before.events
            values["files_before"] = before.files
            values["hop_ms_mean"] = Line.rounded(time * 1000 / Double(max(1, hops)))
            values["hops_by_store"] = Dictionary(
                uniqueKeysWithValues: after.hopsByStore.map {
                    ($0.key, $0.value - before.hopsByStore[$0.key, default: 0])
                }
            )
        }
        if juryLast {
            values["jury_seconds"] = Line.rounded(sitting.seconds)
            values["jury_hops_per_second"] = Line.rounded(Double(sitting.answers) / max(0.001, sitting.seconds))
        }
        try Line.print(values)
        let amiss = campaign.verdicts().filter { !$0.isAsPlanned }
        for verdict in amiss.prefix(10) { FileHandle.standardError.write(Data("\(verdict)\n".utf8)) }
        if !amiss.isEmpty { throw ExitCode(1) }
    }

    private func withEnquirer<T>(_ surroundings: Surroundings, _ body: (Enquirer) throws -> T) throws -> T {
        let enquirer = try Enquirer(surroundings.broker(as: "ccs-proof asks"))
        enquirer.patience = 60_000
        defer { enquirer.close() }
        return try body(enquirer)
    }

    private func plan(_ scheme: Scheme) throws -> CampaignPlan {
        let chosen = try branches.split(separator: ",").map { name -> BranchID in
            guard let branch = BranchID(String(name)), scheme.branch(branch) != nil else {
                throw ValidationError("there is no branch \(name)")
            }
            return branch
        }
        let elements = scheme.standards.first?.elementCodes ?? []
        var plan =
            mixture
            ? CampaignPlan.mixture(
                files,
                in: chosen,
                elements: elements,
                lives: lives ? try Demonstration.lives() : [],
                seed: seed
            )
            : CampaignPlan.awards(files, in: chosen, seed: seed)
        // As many files for each panel: what is measured is how workers share panels, not how identifiers fall.
        for (place, file) in plan.files.enumerated() where juryLast {
            let panels = scheme.panels(of: file.branch)
            plan.files[place].panel = panels[place / chosen.count % panels.count]
        }
        plan.outstanding = outstanding
        plan.filesPerSession = perSession
        plan.sessionsAtOnce = sessions
        plan.oneByOne = oneByOne
        plan.jurySitsLast = juryLast
        plan.confirmsEnds = mixture
        return plan
    }

    private func measured(_ player: Player, _ campaign: Campaign, cpu: Double) throws -> [String: Any] {
        let latencies = player.tally.latencies.sorted()
        let verdicts = campaign.verdicts()
        return [
            "measure": name,
            "files": verdicts.count,
            "as_planned": verdicts.count { $0.isAsPlanned },
            "commands": player.tally.commands,
            "resent": player.tally.resent,
            "inquiries": player.tally.inquiries,
            "reconnections": player.tally.reconnections,
            "body_bytes_mean": player.tally.bytes / max(1, player.tally.commands),
            "answer_ms_p50": Line.rounded(Line.percentile(latencies, 0.5)),
            "answer_ms_p99": Line.rounded(Line.percentile(latencies, 0.99)),
            "driver_cpu_seconds": Line.rounded(cpu),
        ]
    }

    private static var cpuSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }
}

/// From the first session that is convened to the last answer of a jury. Panels are seated before, while files are still on
/// their way.
private struct Sitting {
    private var first: Date?
    private var last: Date?
    private(set) var answers = 0

    mutating func sent(_ request: Request) {
        if first == nil, request.type == ConveneSession.type { first = Date() }
    }

    mutating func answered(_ request: Request) {
        guard first != nil, request.store.hasPrefix("jury.") else { return }
        last = Date()
        answers += 1
    }

    var seconds: Double { first.flatMap { first in last.map { $0.timeIntervalSince(first) } } ?? 0 }
}
