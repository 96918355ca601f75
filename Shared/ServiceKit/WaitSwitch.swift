import Foundation
import Messaging

/// Lets the process wait at a named boundary each time it comes there, so that a benchmark can measure decisions that
/// take long.
struct WaitSwitch: Sendable {
    private let point: CrashPoint
    private let seconds: TimeInterval

    /// Reads `insideMessage:5`, a boundary and milliseconds; `nil` for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let point = CrashPoint(rawValue: String(parts[0])), let wait = Int(parts[1]), wait > 0
        else { return nil }
        self.point = point
        seconds = Double(wait) / 1000
    }

    func reached(_ point: CrashPoint) {
        if point == self.point { Thread.sleep(forTimeInterval: seconds) }
    }
}
