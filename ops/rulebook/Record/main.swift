import Foundation
import RuleReading

// rule-record ROOT OUTPUT: writes, as Swift, which tests hold which rule; fails when a rule has none.

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
    FileHandle.standardError.write(Data("usage: rule-record ROOT OUTPUT\n".utf8))
    exit(64)
}
let sources = try RuleSources(root: URL(filePath: arguments[1], directoryHint: .isDirectory))
let faults = sources.faults
guard faults.isEmpty else {
    FileHandle.standardError.write(Data((faults.joined(separator: "\n") + "\n").utf8))
    exit(1)
}
func quoted(_ text: String) -> String { "#\"\(text)\"#" }
var lines = [
    "// Written by rule-record from the tests' sources.", "let testsOfRules: [TestOfRule] = [",
]
for test in sources.tests {
    let codes = test.codes.map(quoted).joined(separator: ", ")
    lines.append("    TestOfRule(title: \(quoted(test.title)), path: \(quoted(test.path)), codes: [\(codes)]),")
}
lines.append("]")
try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: arguments[2]), options: .atomic)
