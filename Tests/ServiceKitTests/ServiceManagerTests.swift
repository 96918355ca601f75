import Foundation
import Messaging
import Testing

@testable import ServiceKit

/// What starts a process is told the truth about it.
@Suite struct ServiceManagerTests {
    private static let store = "registration"

    private func readiness() -> Readiness {
        let readiness = Readiness(named: [Self.store])
        readiness.stepped(at: 0)
        return readiness
    }

    private func makeReady(_ readiness: Readiness) {
        readiness.heard(.publisherConnected)
        readiness.heard(.panelTaken(Self.store))
    }

    @Test func nobodyIsToldWhereNobodyAsks() {
        for environment in [[:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "relative/path"], ["NOTIFY_SOCKET": "@"]] {
            #expect(ServiceManager(environment: environment, readiness: readiness()) == nil)
        }
        let long = "/" + String(repeating: "x", count: 200)
        #expect(ServiceManager(environment: ["NOTIFY_SOCKET": long], readiness: readiness()) == nil)
    }

    @Test func itIsReadyOnceItIsAndThatIsToldOnce() throws {
        let readiness = readiness()
        let manager = try #require(ServiceManager(environment: ["NOTIFY_SOCKET": "/x"], readiness: readiness))
        var isReady = false
        let before = manager.words(at: 1, isReady: &isReady)
        #expect(before.hasPrefix("STATUS=") && before.contains("no connection that publishes") && !isReady)
        makeReady(readiness)
        #expect(manager.words(at: 2, isReady: &isReady) == "READY=1\nSTATUS=ready")
        #expect(manager.words(at: 3, isReady: &isReady) == "STATUS=ready")
        readiness.heard(.blocked("low on disk"))
        #expect(manager.words(at: 4, isReady: &isReady) == "STATUS=the broker takes nothing for now: low on disk")
    }

    @Test func theWatchdogIsFedWhileTheLoopStepsAndNoLonger() throws {
        let readiness = readiness()
        makeReady(readiness)
        let environment = ["NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "17"]
        let manager = try #require(ServiceManager(environment: environment, process: 17, readiness: readiness))
        #expect(manager.interval == ServiceManager.pause)
        var isReady = true
        #expect(manager.words(at: 1, isReady: &isReady).contains("WATCHDOG=1"))
        #expect(manager.words(at: Readiness.patience - 1, isReady: &isReady).contains("WATCHDOG=1"))
        // The loop stands still, though the thread that tells of it does not.
        #expect(!manager.words(at: Readiness.patience, isReady: &isReady).contains("WATCHDOG=1"))
        readiness.stepped(at: Readiness.patience)
        #expect(manager.words(at: Readiness.patience, isReady: &isReady).contains("WATCHDOG=1"))
        // Meant for another process.
        let other = try #require(ServiceManager(environment: environment, process: 18, readiness: readiness))
        #expect(!other.words(at: Readiness.patience, isReady: &isReady).contains("WATCHDOG=1"))
        let hasty = try #require(
            ServiceManager(environment: ["NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "3000000"], readiness: readiness)
        )
        #expect(hasty.interval == 1)
    }

    @Test func whatIsToldArrivesAtTheSocket() throws {
        let path = FileManager.default.temporaryDirectory.appending(
            path: "ccs-\(UInt32.random(in: 0...UInt32.max)).sock"
        ).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let receiver = try Receiver(path)
        let readiness = readiness()
        makeReady(readiness)
        let environment = ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "600000"]
        let manager = try #require(ServiceManager(environment: environment, readiness: readiness))
        manager.begin { 1 }
        #expect(receiver.next() == "READY=1\nSTATUS=ready\nWATCHDOG=1")
        #expect(receiver.next() == "STATUS=ready\nWATCHDOG=1")
        manager.stops()
        var last = receiver.next()
        while last?.hasPrefix("STATUS") == true { last = receiver.next() }
        #expect(last?.hasPrefix("STOPPING=1\n") == true)
    }

    /// A socket on which somebody listens.
    private final class Receiver {
        private let number: Int32

        init(_ path: String) throws {
            number = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
            let result = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(number, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
            try #require(result == 0)
            var patience = timeval(tv_sec: 20, tv_usec: 0)
            setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        }

        deinit { close(number) }

        func next() -> String? {
            var bytes = [UInt8](repeating: 0, count: 4096)
            let count = recv(number, &bytes, bytes.count, 0)
            return count > 0 ? String(decoding: bytes.prefix(count), as: UTF8.self) : nil
        }
    }
}
