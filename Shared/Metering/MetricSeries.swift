import CoreMetrics
import Synchronization

/// One series of a counter.
final class CountSeries: CounterHandler, FloatingPointCounterHandler {
    private let value = Mutex(0.0)

    func increment(by amount: Int64) { value.withLock { $0 += Double(amount) } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func reset() { value.withLock { $0 = 0 } }

    func lines(_ name: String, _ labels: String) -> String { sample(name, labels, value.withLock(\.self)) }
}

/// One series of a gauge.
final class GaugeSeries: MeterHandler, RecorderHandler {
    private let value = Mutex(0.0)

    func set(_ new: Int64) { value.withLock { $0 = Double(new) } }
    func set(_ new: Double) { value.withLock { $0 = new } }
    func increment(by amount: Double) { value.withLock { $0 += amount } }
    func decrement(by amount: Double) { value.withLock { $0 -= amount } }
    func record(_ new: Int64) { set(new) }
    func record(_ new: Double) { set(new) }

    func lines(_ name: String, _ labels: String) -> String { sample(name, labels, value.withLock(\.self)) }
}

/// One series of a histogram. Durations are kept in seconds.
final class HistogramSeries: RecorderHandler, TimerHandler {
    private struct Kept {
        var counts: [Int]
        var sum = 0.0
    }

    private let bounds: [Double]
    private let kept: Mutex<Kept>

    init(_ bounds: [Double]) {
        self.bounds = bounds
        kept = Mutex(Kept(counts: Array(repeating: 0, count: bounds.count + 1)))
    }

    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

    func record(_ value: Double) {
        let place = bounds.firstIndex { value <= $0 } ?? bounds.count
        kept.withLock { kept in
            kept.counts[place] += 1
            kept.sum += value
        }
    }

    func lines(_ name: String, _ labels: String) -> String {
        let kept = kept.withLock { $0 }
        let before = labels.isEmpty ? "" : labels + ","
        var text = ""
        var count = 0
        for (place, bound) in (bounds + [.infinity]).enumerated() {
            count += kept.counts[place]
            text += sample("\(name)_bucket", "\(before)le=\"\(number(bound))\"", Double(count))
        }
        return text + sample("\(name)_sum", labels, kept.sum) + sample("\(name)_count", labels, Double(count))
    }
}

private func sample(_ name: String, _ labels: String, _ value: Double) -> String {
    "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(number(value))\n"
}

/// A number as Prometheus writes it: whole ones without a point.
private func number(_ value: Double) -> String {
    if value == .infinity { return "+Inf" }
    if let whole = Int64(exactly: value) { return "\(whole)" }
    return "\(value)"
}
