import Contracts
import Foundation

/// The golden files: the JSON of every published message, for ever.
///
/// - `<type>.json`: the message as its example has it;
///   what it is once the personal group is erased, follows from it;
/// - `history/<type>.<n>.json`: what `<type>.json` was before a field was added; still read by every later program;
/// - `FIELDS`: for each type its paths, each with what stands there.
///
/// **To add a message or an optional field**: write or complete the example, run
/// `CCS_RECORD_GOLDEN=1 swift test --filter ContractsTests` once (it tests no golden file then), look at what
/// changed in `Golden`, and commit it with the contract. Whatever breaks a recorded contract is not recorded: a
/// published field never changes, so add an optional one, or a `v2` beside the old type. A message that has never been
/// published outside a developer's machine may still change its shape: then its lines are taken out of `FIELDS`, and
/// its files out of the folder, by hand.
struct GoldenFolder {
    /// Whether this run records.
    static let isRecording = ProcessInfo.processInfo.environment["CCS_RECORD_GOLDEN"] == "1"

    /// Where it is.
    let url: URL

    /// The folder beside this file.
    static let shipped = GoldenFolder(
        url: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden", directoryHint: .isDirectory)
    )

    /// The golden file of that type; erased, as it is without its personal group.
    func golden(_ type: MessageType, erased: Bool = false) throws -> Data {
        let golden = try Data(contentsOf: url.appending(path: GoldenFolder.name(type)))
        guard erased else { return golden }
        var members = try JSONSerialization.jsonObject(with: golden) as? [String: Any] ?? [:]
        members["personal"] = nil
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try JSONSerialization.data(withJSONObject: members, options: options) + Data("\n".utf8)
    }

    /// What the golden file of that type was before, oldest first.
    func history(_ type: MessageType) throws -> [Data] {
        try historyNames(of: type).map { try Data(contentsOf: url.appending(path: "history/\($0)")) }
    }

    /// The names of all golden files; without those of the history.
    func names() throws -> Set<String> { Set(try names(in: "").filter { $0.hasSuffix(".json") }) }

    /// The names of the files of the history.
    func historyNames() throws -> [String] { try names(in: "history").filter { $0.hasSuffix(".json") } }

    /// The recorded fields: `<type> <path> <kind>` a line.
    func fields() throws -> [String] {
        try String(contentsOf: url.appending(path: "FIELDS"), encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// The recorded fields of one type.
    func fields(of type: MessageType) throws -> [String] { try fields().filter { $0.hasPrefix("\(type) ") } }

    /// The name of a golden file.
    static func name(_ type: MessageType) -> String { "\(type).json" }

    private func historyNames(of type: MessageType) throws -> [String] {
        try historyNames().filter { $0.hasPrefix("\(type).") }.sorted {
            $0.count == $1.count ? $0 < $1 : $0.count < $1.count
        }
    }

    private func names(in folder: String) throws -> [String] {
        let place = url.appending(path: folder)
        guard FileManager.default.fileExists(atPath: place.path(percentEncoded: false)) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: place.path(percentEncoded: false))
    }
}

extension GoldenFolder {
    /// Records the examples; says what it wrote, and what it did not because it would break a recorded contract.
    func record(_ examples: [Example]) throws -> (written: [String], refused: [String]) {
        var written: [String] = []
        var refused: [String] = []
        var record = (try? fields()) ?? []
        for example in examples {
            let recorded = record.filter { $0.hasPrefix("\(example.type) ") }
            let present = try Fields(of: example.message).lines(of: example.type.value)
            let changes = FieldChanges(from: recorded, to: present)
            guard recorded.isEmpty || changes.breaking.isEmpty else {
                refused += changes.breaking
                continue
            }
            if !recorded.isEmpty && !changes.added.isEmpty {
                let number = try historyNames(of: example.type).count + 1
                try write(try golden(example.type), to: "history/\(example.type).\(number).json", &written)
            }
            record = record.filter { !$0.hasPrefix("\(example.type) ") } + present
            try write(try Wire.encode(example.message), to: GoldenFolder.name(example.type), &written)
        }
        try write(Data((record.sorted().joined(separator: "\n") + "\n").utf8), to: "FIELDS", &written)
        return (written, refused)
    }

    private func write(_ data: Data, to name: String, _ written: inout [String]) throws {
        let file = url.appending(path: name)
        if let present = try? Data(contentsOf: file), present == data { return }
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: file)
        written.append(name)
    }
}
