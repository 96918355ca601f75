import Campaign
import Contracts
import Foundation
import Messaging

/// What was requested, acknowledged, and how files ended, a line each: written by the load, read by the check.
final class Ledger {
    private let file: FileHandle
    private var buffer = ""

    init(path: String) throws {
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seekToEnd()
    }

    func requested(_ request: Request) { write("requested \(request.id) \(request.store) \(request.type)") }

    func answered(_ request: Request, _ answer: Answer) {
        switch answer {
        case .accepted(let events):
            let ids = events.map(\.value).joined(separator: ",")
            write("acknowledged \(request.id) \(request.store) accepted \(ids.isEmpty ? "-" : ids)")
        case .refused(let refusal): write("acknowledged \(request.id) \(request.store) refused \(refusal.code)")
        case .notYet: write("notYet \(request.id) \(request.store)")
        }
    }

    func ended(_ verdict: Campaign.Verdict) {
        write(
            "file \(verdict.dossier) \(verdict.expected.rawValue) \(verdict.reached?.rawValue ?? "stuck") "
                + (verdict.stuck ?? "-").replacingOccurrences(of: " ", with: "_")
        )
    }

    private func write(_ line: String) {
        buffer += line + "\n"
        if buffer.utf8.count > 65_536 { flush() }
    }

    private func flush() {
        file.write(Data(buffer.utf8))
        buffer = ""
    }

    func close() {
        flush()
        try? file.close()
    }
}
