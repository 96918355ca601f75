public import Contracts
import Foundation

/// The clocks that a worker reads.
public struct Clocks: Sendable {
    /// The time on both clocks.
    public var moment: @Sendable () -> Moment
    /// Which start of the machine the steady clock counts from: no two are called the same.
    public var start: String
    /// The time, where servers on the network keep the machine's clock right; `nil` while they do not.
    public var kept: @Sendable () -> Instant?

    /// Clocks by their parts.
    public init(
        moment: @escaping @Sendable () -> Moment,
        start: String,
        kept: @escaping @Sendable () -> Instant? = { nil }
    ) {
        self.moment = moment
        self.start = start
        self.kept = kept
    }

    /// This machine's, without knowing whether servers keep them right.
    public static var ofMachine: Clocks {
        let start = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        return Clocks(
            moment: { Moment.ofMachine },
            // Unknown: then each start of the process counts as one of the machine.
            start: start?.trimmingCharacters(in: .whitespacesAndNewlines) ?? UUID().uuidString
        )
    }
}
