import Foundation

/// A program of ours, running; ended with the value.
final class Launched {
    struct Failure: Error, CustomStringConvertible {
        let text: String
        var description: String { text }
    }

    private let process = Process()
    private let logPath: String

    /// Starts an executable that lies beside the tests.
    init(_ product: String, _ arguments: [String] = [], environment: [String: String], log: String) throws {
        logPath = "\(log)/\(product)-\(UInt32.random(in: 0...UInt32.max)).log"
        _ = FileManager.default.createFile(atPath: logPath, contents: nil)
        let output = try FileHandle(forWritingTo: URL(filePath: logPath))
        process.executableURL = URL(filePath: "\(Self.products)/\(product)")
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        process.standardError = output
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    var log: String { (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? "" }

    var number: Int32 { process.processIdentifier }

    var isRunning: Bool { process.isRunning }

    func signal(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// What it exited with, once it has, within that time; `nil` when it still runs.
    func exit(within seconds: Double) -> Int32? {
        guard eventually(within: seconds, { !self.process.isRunning }) else { return nil }
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    /// Waits for a line of its log that contains that text.
    func says(_ text: String, within seconds: Double = 20) -> Bool {
        eventually(within: seconds) { self.log.contains(text) }
    }

    /// Where the executables are: beside the test bundle.
    static var products: String {
        ProcessInfo.processInfo.environment["CCS_BIN"] ?? "\(LiveSystem.root)/.build/debug"
    }

    static func run(_ path: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    static func detached(_ script: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/setsid")
        process.arguments = ["/bin/sh", "-c", script]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
    }
}

/// Whether it comes true in that time.
func eventually(within seconds: Double, _ condition: () -> Bool) -> Bool {
    let until = Date().addingTimeInterval(seconds)
    while Date() < until {
        if condition() { return true }
        Thread.sleep(forTimeInterval: 0.05)
    }
    return condition()
}
