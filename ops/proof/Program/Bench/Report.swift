import ArgumentParser
import Foundation
import OperatorClient

/// Reads the lines of one run, adds what compares them, and prints a table.
struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Compares the measurements of one run: prints JSON lines of comparisons, and a table on the standard error."
    )

    @Argument(help: "The lines of the run.") var file: String

    func run() throws {
        guard let data = FileManager.default.contents(atPath: file) else { throw Complaint("there is no \(file)") }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap {
            (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any]
        }
        func line(_ name: String) -> [String: Any]? { lines.last { $0["measure"] as? String == name } }
        func number(_ name: String, _ key: String) -> Double? { (line(name)?[key] as? NSNumber)?.doubleValue }
        var table = Table(["what", "here", "against", "ratio", "goal"], right: [1, 2, 3])
        func compare(_ what: String, _ key: String, _ here: Double?, _ there: Double?, _ goal: String) throws {
            guard let here, let there, there > 0 else { return }
            let ratio = Line.rounded(here / there)
            table.add([what, shown(here), shown(there), shown(ratio), goal])
            try Line.print(["compare": what, key: ratio, "here": Line.rounded(here), "against": Line.rounded(there)])
        }
        try compare(
            "durable hops/s at saturation, against the C floor",
            "ratio_to_floor",
            number("saturation", "hops_per_second"),
            number("floor", "hops_per_second"),
            "0.5, then 0.9"
        )
        try compare(
            "the same, against the C floor that answers",
            "ratio_to_answered_floor",
            number("saturation", "hops_per_second"),
            number("answered floor", "hops_per_second"),
            "-"
        )
        try compare(
            "the same, against services without rules in Go",
            "ratio_to_peer",
            number("saturation", "hops_per_second"),
            number("peer", "hops_per_second"),
            "-"
        )
        try compare(
            "processor µs of the services a hop, against those in Go",
            "cpu_to_peer",
            processorMicrosecondsAHop(lines),
            number("peer", "cpu_microseconds_per_hop"),
            "under 1"
        )
        try compare(
            "lone file: ms to an answer, p50, against the C hop",
            "ratio_to_lone_floor",
            number("lone", "answer_ms_p50"),
            number("floor lone", "hop_ms_p50"),
            "at most 1.5"
        )
        try compare(
            "lone file: p99 against its p50",
            "p99_to_p50",
            number("lone", "answer_ms_p99"),
            number("lone", "answer_ms_p50"),
            "at most 4"
        )
        try compare(
            "hops/s with many files, against 10,000",
            "ratio_to_10000",
            number("large", "hops_per_second"),
            number("ten thousand", "hops_per_second"),
            "over 0.9"
        )
        try compare(
            "hops/s with 10,000 files, against none",
            "ratio_to_empty",
            number("ten thousand", "hops_per_second"),
            number("saturation", "hops_per_second"),
            "-"
        )
        for workers in [2, 4] {
            try compare(
                "jury, \(workers) workers over 8 panels with a wait, against 1",
                "speedup_\(workers)",
                number("jury \(workers)", "jury_hops_per_second"),
                number("jury 1", "jury_hops_per_second"),
                workers == 4 ? "over 3.5" : "-"
            )
        }
        for line in lines where line["measure"] as? String == "memory" {
            let moment = line["moment"] as? String ?? ""
            for (service, value) in line.sorted(by: { $0.key < $1.key }) where service.hasSuffix("_mb") {
                guard let megabytes = (value as? NSNumber)?.doubleValue else { continue }
                let goal = moment == "idle" ? 40.0 : 100.0
                table.add([
                    "MB of \(service.dropLast(3)), \(moment)", shown(megabytes), shown(goal), shown(megabytes / goal),
                    "under 1",
                ])
            }
        }
        FileHandle.standardError.write(Data(("\n" + table.text + "\n").utf8))
    }

    /// Of all services together, over the hops of the warm-up too: their processor seconds are counted from their start.
    private func processorMicrosecondsAHop(_ lines: [[String: Any]]) -> Double? {
        guard let used = lines.last(where: { $0["measure"] as? String == "cpu" && $0["of"] as? String == "saturation" })
        else { return nil }
        let seconds = used.filter { $0.key != "broker" }.compactMap { ($0.value as? NSNumber)?.doubleValue }
        let hops = lines.filter { ["warm-up", "saturation"].contains($0["measure"] as? String) }
            .compactMap { ($0["hops"] as? NSNumber)?.doubleValue }
        return hops.isEmpty ? nil : seconds.reduce(0, +) * 1e6 / hops.reduce(0, +)
    }

    private func shown(_ number: Double) -> String {
        number >= 100 ? String(Int(number.rounded())) : String(format: "%.2f", number)
    }
}
