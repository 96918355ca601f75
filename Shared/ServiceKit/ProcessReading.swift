import Foundation

/// What the kernel says of this process.
struct ProcessReading {
    var residentBytes = 0
    var openFiles = 0
    var processorSeconds = 0.0

    /// When it began, in seconds since 1970, by the kernel's account.
    static var started: Double {
        guard let own = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            let end = own.lastIndex(of: ")"),
            let all = try? String(contentsOfFile: "/proc/stat", encoding: .utf8)
        else { return 0 }
        // What follows the name is the third field on; the twenty-second is the start, in ticks since the boot.
        let fields = own[own.index(after: end)...].split(separator: " ")
        let boot = all.split(separator: "\n").first { $0.hasPrefix("btime ") }?.split(separator: " ").last
        guard fields.count > 19, let ticks = Double(fields[19]), let boot = boot.flatMap({ Double($0) }) else {
            return 0
        }
        return boot + ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    static func now() -> ProcessReading {
        var reading = ProcessReading()
        let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ")
        if let pages, pages.count > 1, let resident = Int(pages[1]) {
            reading.residentBytes = resident * Int(sysconf(Int32(_SC_PAGESIZE)))
        }
        reading.openFiles = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0
        var usage = rusage()
        if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
            reading.processorSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)
        }
        return reading
    }
}
