import Foundation
import Messaging
import Synchronization

/// Kills the process with SIGKILL at a named boundary, so that chaos can visit each of them.
final class CrashSwitch: Sendable {
    private let point: CrashPoint
    private let nth: Int
    private let count = Atomic<Int>(0)

    /// Reads `afterCommit` or `afterCommit:3`; `nil` when there is no such boundary.
    init?(_ text: String) {
        let parts = text.split(separator: ":")
        guard let name = parts.first, let point = CrashPoint(rawValue: String(name)) else { return nil }
        self.point = point
        nth = parts.count > 1 ? Int(parts[1]) ?? 1 : 1
    }

    func reached(_ point: CrashPoint) {
        guard point == self.point else { return }
        if count.add(1, ordering: .relaxed).newValue == nth { kill(getpid(), SIGKILL) }
    }
}
