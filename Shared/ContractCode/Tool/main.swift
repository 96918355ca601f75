import ContractReading
import Foundation

// contract-code SOURCE OUTPUT: writes a source of the contracts with what its declarations leave out; fails with file
// and line where it does not understand one.

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: contract-code SOURCE OUTPUT\n".utf8))
    exit(64)
}
let text = try String(contentsOf: URL(filePath: arguments[1]), encoding: .utf8)
let completion = Completion(of: text, at: arguments[1])
guard completion.faults.isEmpty else {
    FileHandle.standardError.write(
        Data((completion.faults.map(\.description).joined(separator: "\n") + "\n").utf8)
    )
    exit(1)
}
try Data(completion.source.utf8).write(to: URL(filePath: arguments[2]), options: .atomic)
