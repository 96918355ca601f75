import Contracts
import Messaging

/// Draws what is watched, as lines of a terminal. It reads nothing and knows no terminal.
public struct WatchScreen: Sendable {
    /// What is shown.
    public enum View: Sendable, Equatable {
        case stores
        case store(String)
        case letters
        case overdue
    }

    /// A line, and whether it tells of something wrong.
    public struct Line: Sendable, Equatable {
        /// What it says; as wide as the screen at most.
        public var text: String
        /// Whether it is to stand out.
        public var isWrong = false
        /// Whether it is the chosen one.
        public var isChosen = false

        /// A line that says that.
        public init(text: String, isWrong: Bool = false, isChosen: Bool = false) {
            self.text = text
            self.isWrong = isWrong
            self.isChosen = isChosen
        }
    }

    /// How wide the screen is, in characters.
    public var width: Int
    /// How high it is, in lines.
    public var height: Int
    /// What is shown.
    public var view = View.stores
    /// Which line of a list is chosen.
    public var chosen = 0
    /// In which words dead letters are told.
    public var words: LetterWords

    /// A screen of that size.
    public init(
        width: Int,
        height: Int,
        words: LetterWords = LetterWords(meaning: { _ in nil }, sentence: { _ in nil })
    ) {
        self.words = words
        self.width = max(40, width)
        self.height = max(8, height)
    }

    /// Everything that is on it, from the top; never more lines than it is high.
    public func lines(_ model: WatchModel) -> [Line] {
        guard let last = model.last else { return [Line(text: "asking the stores …")] }
        var lines = head(model, last)
        switch view {
        case .stores: lines += stores(model, last)
        case .store(let name): lines += store(name, model, last)
        case .letters: lines += letters(model)
        case .overdue: lines += overdue(last)
        }
        let room = height - 1
        if lines.count > room {
            let left = lines.count - room + 1
            lines = Array(lines.prefix(room - 1)) + [Line(text: "… \(left) more lines: a larger window shows them")]
        }
        lines += Array(repeating: Line(text: ""), count: room - lines.count)
        lines.append(Line(text: foot))
        return lines.map { Line(text: clipped($0.text), isWrong: $0.isWrong, isChosen: $0.isChosen) }
    }

    /// The stores in the order of the list.
    public static func names(_ model: WatchModel) -> [String] { model.last?.reports.map(\.store) ?? [] }

    private var foot: String {
        view == .stores
            ? "q end   ↑↓ choose   enter a store   d dead letters   o overdue" : "q end   esc back"
    }

    private func clipped(_ text: String) -> String {
        let text = text.visible()
        return text.count <= width ? text : String(text.prefix(width - 1)) + "…"
    }

    // MARK: parts

    private func head(_ model: WatchModel, _ last: WatchReading) -> [Line] {
        let answering = last.reports.filter(\.answers).count
        let letters = last.reports.reduce(0) { $0 + ($1.status?.dead.values.reduce(0, +) ?? 0) }
        let overdue = last.overdue.map { "\($0.count)" } ?? "?"
        var lines = [
            Line(
                text: "\(last.at)   \(answering) of \(last.reports.count) stores answer   "
                    + "\(letters) dead letters   \(overdue) overdue"
            )
        ]
        if let trouble = last.trouble { lines.append(Line(text: "the broker's queues: \(trouble)", isWrong: true)) }
        let wrongs = model.wrongs
        let most = max(1, height / 3)
        lines += wrongs.prefix(most).map { Line(text: "! \($0.store): \($0.advice)", isWrong: true) }
        if wrongs.count > most { lines.append(Line(text: "! and \(wrongs.count - most) more", isWrong: true)) }
        if wrongs.isEmpty { lines.append(Line(text: "nothing is wrong")) }
        return lines + [Line(text: "")]
    }

    private func stores(_ model: WatchModel, _ last: WatchReading) -> [Line] {
        var table = Table(
            ["store", "ready", "unacked", "takers", "in/s", "out/s", "behind", "parked", "dead", "worker"],
            right: [1, 2, 3, 4, 5, 6, 7, 8]
        )
        func shown(_ number: Int?) -> String { number.map(String.init) ?? "?" }
        for report in last.reports {
            let rates = model.rates(of: report.store)
            let status = report.status
            table.add([
                report.store, shown(report.ready), shown(report.unacknowledged), shown(report.consumers),
                rates.map { rounded($0.decided) } ?? "?", rates.map { rounded($0.journal) } ?? "?",
                status.map { "\($0.journal - $0.confirmed)" } ?? "?", shown(status?.parked),
                status.map { "\($0.dead.values.reduce(0, +))" } ?? "?", report.worker ?? "nobody",
            ])
        }
        return listed(table, chosen: chosen) { place in !last.reports[place].advice.isEmpty }
    }

    private func rounded(_ rate: Double) -> String {
        rate < 10 ? "\((rate * 10).rounded() / 10)" : "\(Int(rate.rounded()))"
    }

    private func listed(_ table: Table, chosen: Int?, isWrong: (Int) -> Bool = { _ in false }) -> [Line] {
        let rows = table.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return rows.enumerated().map { place, row in
            place == 0 ? Line(text: row) : Line(text: row, isWrong: isWrong(place - 1), isChosen: place - 1 == chosen)
        }
    }

    private func store(_ name: String, _ model: WatchModel, _ last: WatchReading) -> [Line] {
        guard let report = last.reports.first(where: { $0.store == name }) else { return [Line(text: "no such store")] }
        var lines = [Line(text: "\(name), held by \(report.worker ?? "nobody")")]
        guard let status = report.status else {
            return lines + [Line(text: "it does not answer: \(report.trouble ?? "no reason known")", isWrong: true)]
        }
        func tell(_ name: String, _ value: String?) {
            if let value { lines.append(Line(text: "  " + name + ": " + value)) }
        }
        tell(
            "queue",
            "\(report.ready.map(String.init) ?? "?") ready, \(report.unacknowledged.map(String.init) ?? "?") unacknowledged, \(report.consumers.map(String.init) ?? "?") takers"
        )
        tell("journal", "\(status.journal) rows, \(status.confirmed) confirmed; epoch \(status.epoch)")
        if let rates = model.rates(of: name) {
            tell("a second", "\(rounded(rates.decided)) messages decided on, \(rounded(rates.journal)) events")
        }
        tell("parked", "\(status.parked)" + (status.parkedSince.map { ", the first since \($0)" } ?? ""))
        tell("nothing heard of what it publishes since", status.unheardSince?.description)
        tell("the broker takes nothing", status.blocked)
        for row in status.unsentRows ?? [] { tell("could not be sent", "row \(row.seq), \(row.type): \(row.detail)") }
        let kinds = status.streams.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        tell("streams", kinds.joined(separator: ", "))
        for (store, group) in model.letterGroups where store == name {
            lines.append(Line(text: "  " + words.line(group, in: store), isWrong: true))
        }
        return lines
    }

    private func letters(_ model: WatchModel) -> [Line] {
        let groups = model.letterGroups
        if groups.isEmpty { return [Line(text: "no dead letter is open")] }
        return groups.map { Line(text: words.line($0.group, in: $0.store), isWrong: true) }
    }

    private func overdue(_ last: WatchReading) -> [Line] {
        guard let steps = last.overdue else { return [Line(text: "not every store was asked")] }
        if steps.isEmpty { return [Line(text: "nothing is overdue")] }
        var table = Table(["who", "branch", "step", "about", "due"])
        for step in OverdueList.sorted(steps, branch: nil, role: nil) {
            table.add([
                step.responsible.rawValue, step.branch.value, step.step, step.subject.value,
                step.dueAt.parisDay.description,
            ])
        }
        return listed(table, chosen: nil)
    }
}
