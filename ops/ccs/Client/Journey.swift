import Contracts
public import Messaging

/// One file's way through all stores, in the order of time.
public struct Journey: Codable, Sendable, Equatable {
    /// One step, with what it followed from where that is on the way too.
    public struct Step: Codable, Sendable, Equatable {
        /// The step.
        public var step: TraceStep
        /// Milliseconds since the one before.
        public var delay: Int64
        /// The event that it followed from, as `registration/12`; otherwise what the journal names.
        public var cause: String
    }

    /// The steps.
    public var steps: [Step]

    /// The steps of several stores, merged. Where two have the same time, what one follows from stands first.
    public init(_ traces: [TraceStep]) {
        let places = Dictionary(traces.map { ($0.id, "\($0.store)/\($0.seq)") }) { first, _ in first }
        let sorted = Self.sorted(traces)
        steps = []
        var last: Int64?
        for trace in sorted {
            steps.append(
                Step(
                    step: trace,
                    delay: last.map { trace.at.milliseconds - $0 } ?? 0,
                    cause: places[trace.cause] ?? trace.cause
                )
            )
            last = trace.at.milliseconds
        }
    }

    private static func sorted(_ traces: [TraceStep]) -> [TraceStep] {
        let causes = Dictionary(traces.map { ($0.id, $0.cause) }) { first, _ in first }
        func depth(_ trace: TraceStep) -> Int {
            var (id, depth) = (trace.cause, 0)
            while depth < 100, let next = causes[id] {
                id = next
                depth += 1
            }
            return depth
        }
        let deep = traces.map { (trace: $0, depth: depth($0)) }
        return deep.sorted {
            ($0.trace.at, $0.depth, $0.trace.store, $0.trace.seq) < (
                $1.trace.at, $1.depth, $1.trace.store, $1.trace.seq
            )
        }.map(\.trace)
    }
}
