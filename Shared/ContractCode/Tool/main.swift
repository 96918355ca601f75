import ContractReading
import Foundation

// contract-code complete SOURCE OUTPUT: writes a source of the contracts with what its declarations leave out.
// contract-code coding OUTPUT SOURCE...: writes how the types that these sources declare are read and written as JSON.
// contract-code record ROOT OUTPUT: writes, as Swift, what all of them declare, with the golden files as examples.
// Both fail with file and line where they do not understand a declaration.

func end(_ code: Int32, _ text: String) -> Never {
    FileHandle.standardError.write(Data((text + "\n").utf8))
    exit(code)
}

func text(of path: String) throws -> String { try String(contentsOf: URL(filePath: path), encoding: .utf8) }

/// A file that says the same already is left alone: what is built of it is not built again.
func write(_ text: String, to path: String) throws {
    let (file, data) = (URL(filePath: path), Data(text.utf8))
    if (try? Data(contentsOf: file)) != data { try data.write(to: file, options: .atomic) }
}

func check(_ faults: [SourceFault]) {
    if !faults.isEmpty { end(1, faults.map(\.description).joined(separator: "\n")) }
}

func files(under folder: String, ending: String) throws -> [String] {
    let folder = URL(filePath: folder).resolvingSymlinksInPath().path()
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(ending) }.sorted()
        .map { "\(folder)/\($0)" }
}

let arguments = CommandLine.arguments
switch (arguments.count, arguments.dropFirst().first) {
case (4, "complete"):
    let completion = Completion(of: try text(of: arguments[2]), at: arguments[2])
    check(completion.faults)
    try write(completion.source, to: arguments[3])
case (3..., "coding"):
    let coding = ModuleCoding(of: try arguments.dropFirst(3).map { ($0, try text(of: $0)) })
    check(coding.faults)
    try write(coding.source, to: arguments[2])
case (4, "record"):
    var found = Found()
    for path in try files(under: "\(arguments[2])/Shared/Contracts", ending: ".swift") {
        found.add(DeclarationReader.read(try text(of: path), at: path))
    }
    check(Catalogue(found).faults)
    var examples: [String: String] = [:]
    for path in try files(under: "\(arguments[2])/Tests/ContractsTests/Golden", ending: ".json") {
        let name = URL(filePath: path).deletingPathExtension().lastPathComponent
        examples[name] = try text(of: path)
    }
    let messages = Set(Catalogue(found).messages.map(\.type))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let record = RecordedContracts(found, examples: examples.filter { messages.contains($0.key) })
    let json = String(decoding: try encoder.encode(record), as: UTF8.self)
    try write(
        "// Written by contract-code from the sources of the contracts and the golden files.\n"
            + "let recordedContracts = ##\"\(json)\"##\n",
        to: arguments[3]
    )
default:
    end(64, "usage: contract-code complete SOURCE OUTPUT | coding OUTPUT SOURCE... | record ROOT OUTPUT")
}
