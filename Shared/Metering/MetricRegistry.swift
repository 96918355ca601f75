public import CoreMetrics
import Synchronization

/// What swift-metrics counts, as text that Prometheus reads (text format 0.0.4).
///
/// It serves its families alone. What is counted under another name is told to `strays`, and shown nowhere: a name that nobody
/// has described is a mistake, and a test finds it.
public final class MetricRegistry: MetricsFactory {
    private struct Series: Hashable {
        let name: String
        let labels: String
    }

    private struct Kept {
        var counters: [Series: CountSeries] = [:]
        var gauges: [Series: GaugeSeries] = [:]
        var histograms: [Series: HistogramSeries] = [:]
        var strays: Set<String> = []
    }

    /// The metrics that are served, in the order in which they are shown.
    public let families: [MetricFamily]
    private let kinds: [String: MetricFamily.Kind]
    private let kept = Mutex(Kept())

    /// A registry of these metrics, of which nothing is counted yet.
    public init(_ families: [MetricFamily]) {
        self.families = families
        kinds = Dictionary(families.map { ($0.name, $0.kind) }) { first, _ in first }
    }

    /// The names under which something was counted that are no family's, or not of that kind.
    public var strays: Set<String> { kept.withLock(\.strays) }

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        let series = series(label, dimensions, isKind: kinds[label] == .counter)
        return kept.withLock { $0.counters[series, orMade: CountSeries()] }
    }

    public func makeFloatingPointCounter(
        label: String,
        dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        let series = series(label, dimensions, isKind: kinds[label] == .counter)
        return kept.withLock { $0.counters[series, orMade: CountSeries()] }
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        gauge(label, dimensions)
    }

    public func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        aggregate ? histogram(label, dimensions) : gauge(label, dimensions)
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        histogram(label, dimensions)
    }

    public func destroyCounter(_ handler: any CounterHandler) { forget { $0 === handler } }
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { forget { $0 === handler } }
    public func destroyMeter(_ handler: any MeterHandler) { forget { $0 === handler } }
    public func destroyRecorder(_ handler: any RecorderHandler) { forget { $0 === handler } }
    public func destroyTimer(_ handler: any TimerHandler) { forget { $0 === handler } }

    private func gauge(_ label: String, _ dimensions: [(String, String)]) -> GaugeSeries {
        let series = series(label, dimensions, isKind: kinds[label] == .gauge)
        return kept.withLock { $0.gauges[series, orMade: GaugeSeries()] }
    }

    private func histogram(_ label: String, _ dimensions: [(String, String)]) -> HistogramSeries {
        var bounds: [Double] = []
        if case .histogram(let own)? = kinds[label] { bounds = own }
        let series = series(label, dimensions, isKind: !bounds.isEmpty)
        return kept.withLock { $0.histograms[series, orMade: HistogramSeries(bounds)] }
    }

    private func series(_ name: String, _ dimensions: [(String, String)], isKind: Bool) -> Series {
        if !isKind { kept.withLock { _ = $0.strays.insert(name) } }
        let labels = dimensions.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        return Series(name: name, labels: labels)
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for character in value {
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.append(character)
            }
        }
        return text
    }

    private func forget(_ isIt: (AnyObject) -> Bool) {
        kept.withLock { kept in
            kept.counters = kept.counters.filter { !isIt($1) }
            kept.gauges = kept.gauges.filter { !isIt($1) }
            kept.histograms = kept.histograms.filter { !isIt($1) }
        }
    }

    /// Everything that was counted.
    public func text() -> String {
        let kept = kept.withLock { $0 }
        let counters = Dictionary(grouping: kept.counters) { $0.key.name }
        let gauges = Dictionary(grouping: kept.gauges) { $0.key.name }
        let histograms = Dictionary(grouping: kept.histograms) { $0.key.name }
        var text = ""
        for family in families {
            var lines: [(labels: String, text: String)] = []
            switch family.kind {
            case .counter:
                lines = (counters[family.name] ?? []).map { ($0.labels, $1.lines(family.name, $0.labels)) }
            case .gauge:
                lines = (gauges[family.name] ?? []).map { ($0.labels, $1.lines(family.name, $0.labels)) }
            case .histogram:
                lines = (histograms[family.name] ?? []).map { ($0.labels, $1.lines(family.name, $0.labels)) }
            }
            if lines.isEmpty { continue }
            text += "# HELP \(family.name) \(family.help)\n# TYPE \(family.name) \(family.kind.word)\n"
            for line in lines.sorted(by: { $0.labels < $1.labels }) { text += line.text }
        }
        return text
    }
}

extension MetricFamily.Kind {
    fileprivate var word: String {
        switch self {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        }
    }
}

extension Dictionary {
    fileprivate subscript(key: Key, orMade make: @autoclosure () -> Value) -> Value {
        mutating get {
            if let known = self[key] { return known }
            let made = make()
            self[key] = made
            return made
        }
    }
}
