/// A metric by its name, with what it says and how it is counted.
public struct MetricFamily: Sendable {
    /// How a metric is counted.
    public enum Kind: Sendable, Equatable {
        /// It only grows, until the process ends.
        case counter
        /// It goes up and down.
        case gauge
        /// Values are sorted into buckets with these upper bounds, in the metric's unit.
        case histogram([Double])
    }

    /// Its name as Prometheus has it: with its unit, and `_total` for a counter.
    public let name: String
    /// What it says, in one sentence.
    public let help: String
    /// How it is counted.
    public let kind: Kind

    /// A metric of that name.
    public init(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        self.kind = kind
        self.help = help
    }
}

extension [Double] {
    /// Upper bounds for work that takes from half a millisecond to ten seconds.
    public static let secondsOfWork: [Double] = [
        0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 0.512, 1, 2.5, 10,
    ]
    /// Upper bounds for waits from milliseconds to a week.
    public static let secondsOfWaiting: [Double] = [
        0.005, 0.02, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600, 14_400, 86_400, 604_800,
    ]
    /// Upper bounds for how many there are of something.
    public static let sizes: [Double] = [1, 2, 4, 8, 16, 32, 64, 128, 256]
}
