import ArgumentParser
import Contracts
import Foundation
import Messaging
import OperatorClient

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Says how every store stands, and what to do.",
        discussion: """
            A line a store: who holds it, rows of its journal and how many of them the broker has confirmed, what waits in \
            its queue and what is unacknowledged, what is parked and since when, open dead letters by reason, its epoch and \
            the digest of its scheme data. Below, open dead letters by cause.

            Exit codes: 0 all is well; 1 a store does not answer; 2 all answer, and there is something to do.
            With --wait: 0 once all stores answer and take messages, 1 when they do not within the time.
            """
    )

    @Option(name: .long, defaultAsFlag: 600, help: "Wait until all stores answer; with how many seconds at most.")
    var wait: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await plainly {
            let surroundings = Surroundings()
            let stores = StoreNames(try surroundings.scheme()).all
            if let wait { return try await waitForAll(stores, surroundings, seconds: wait) }
            let reports = try StandingReader(surroundings, stores: stores).reports(patience: 5_000)
            try show(reports)
            if reports.contains(where: { !$0.answers }) { throw ExitCode(1) }
            if reports.contains(where: { !$0.advice.isEmpty }) { throw leftToDo }
        }
    }

    private func waitForAll(_ stores: [String], _ surroundings: Surroundings, seconds: Int) async throws {
        let end = ContinuousClock.now + .seconds(seconds)
        var missing = stores
        var trouble = ""
        repeat {
            do {
                let reports = try StandingReader(surroundings, stores: missing)
                    .reports(patience: 1_000, withQueues: false)
                missing = reports.filter { !$0.answers }.map(\.store)
                trouble = reports.compactMap(\.trouble).first ?? ""
            } catch {
                trouble = "\(error)"
                try await Task.sleep(for: .milliseconds(200))
            }
            if missing.isEmpty { return }
            Output.passing("waiting for \(missing.joined(separator: ", "))")
        } while ContinuousClock.now < end
        throw Complaint(
            "after \(seconds) s these stores do not answer: \(missing.joined(separator: ", ")) (\(trouble))"
        )
    }

    private func show(_ reports: [StoreReport]) throws {
        if json { return try Output.json(reports) }
        var table = Table(
            [
                "store", "worker", "journal", "confirmed", "ready", "unacked", "takers", "parked", "dead", "epoch",
                "scheme", "to do",
            ],
            right: [2, 3, 4, 5, 6, 7, 8, 9]
        )
        let told = Set(reports.filter { !$0.advice.isEmpty }.map { $0.advice.joined(separator: "; ") })
        func shown(_ number: Int?) -> String { number.map(String.init) ?? "?" }
        for report in reports {
            let status = report.status
            table.add([
                report.store, report.worker ?? "none", status.map { "\($0.journal)" } ?? "?",
                status.map { "\($0.confirmed)" } ?? "?", shown(report.ready), shown(report.unacknowledged),
                shown(report.consumers),
                status.map { "\($0.parked)" + ($0.parkedSince.map { " since \($0)" } ?? "") } ?? "?",
                status.map {
                    $0.dead.isEmpty
                        ? "0"
                        : $0.dead.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
                } ?? "?",
                status.map { "\($0.epoch)" } ?? "?", status.map { String($0.scheme.prefix(8)) } ?? "?",
                report.advice.isEmpty ? report.notes.first ?? "-" : report.advice.joined(separator: "; "),
            ])
        }
        Output.table(table) { column, cell in column == 11 && told.contains(cell) ? Output.red(cell) : cell }
        let words = LetterWords.known
        for report in reports {
            for group in report.status?.letterGroups ?? [] { Output.line(words.line(group, in: report.store)) }
        }
    }
}
