import Dispatch
import Foundation

/// Tells the program that started this process how it stands, where that wants to know: systemd, or whatever else speaks
/// sd_notify(3). It is told what is so: that the process is ready once it is, and that it lives only while its loop does.
struct ServiceManager: Sendable {
    /// The longest pause between two words, in seconds.
    static let pause = 5.0

    private let socket: String
    private let readiness: Readiness
    /// Whether it waits for signs of life.
    private let isWatched: Bool
    /// How long it waits for one, in seconds; `nil` where it does not.
    private let patience: Double?

    /// `nil` where nobody wants to know.
    init?(environment: [String: String], process: Int32 = getpid(), readiness: Readiness) {
        guard let socket = environment["NOTIFY_SOCKET"], socket.hasPrefix("/") || socket.hasPrefix("@"),
            (2...107).contains(socket.utf8.count)
        else { return nil }
        self.socket = socket
        self.readiness = readiness
        let isMeant = environment["WATCHDOG_PID"].map { $0 == "\(process)" } ?? true
        let microseconds = environment["WATCHDOG_USEC"].flatMap { Double($0) } ?? 0
        isWatched = isMeant && microseconds > 0
        patience = isWatched ? microseconds / 1_000_000 : nil
    }

    /// How long to wait between two words, in seconds.
    var interval: Double { min(Self.pause, (patience ?? .infinity) / 3) }

    /// Whether it was told that the process is ready; what is told next of a process that stands so.
    func words(at nanoseconds: UInt64, isReady: inout Bool) -> String {
        let faults = readiness.faults(at: nanoseconds)
        var lines: [String] = []
        if faults.isEmpty, !isReady {
            isReady = true
            lines.append("READY=1")
        }
        let status = faults.first.map { faults.count > 1 ? "\($0) (and \(faults.count - 1) more)" : $0 } ?? "ready"
        lines.append("STATUS=" + status.replacing("\n", with: " "))
        if isWatched, readiness.lives(at: nanoseconds) { lines.append("WATCHDOG=1") }
        return lines.joined(separator: "\n")
    }

    /// Tells it over and over, until the process ends.
    func begin(_ stopwatch: @escaping @Sendable () -> UInt64) {
        let pause = interval
        Thread.detachNewThread {
            var isReady = false
            while true {
                tell(words(at: stopwatch(), isReady: &isReady))
                // Until it is ready, what starts it waits.
                Thread.sleep(forTimeInterval: isReady ? pause : min(pause, 0.2))
            }
        }
    }

    /// The process was asked to stop, and does.
    func stops() { tell("STOPPING=1\nSTATUS=stops: commits, acknowledges and publishes what it took") }

    /// One datagram. Where nobody takes it, nothing is amiss here.
    private func tell(_ text: String) {
        let number = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard number >= 0 else { return }
        defer { close(number) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var path = Array(socket.utf8)
        // Of the abstract names the first byte is 0.
        if path[0] == UInt8(ascii: "@") { path[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
        let bytes = Array(text.utf8)
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { target in
                _ = sendto(number, bytes, bytes.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT), target, length)
            }
        }
    }
}
