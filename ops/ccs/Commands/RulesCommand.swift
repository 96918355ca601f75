import ArgumentParser
import Contracts
import OperatorClient
import RuleBook
import Scheme

struct RulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Lists the rules of the scheme: code, sentence, place in the specification, tests.",
        discussion: """
            A rule of policy goes beyond the specification, by a value that each branch may set. Exit codes: 0 listed; \
            1 no rule has that word in it.
            """
    )

    @Argument(help: "Only rules with this in their code or their sentence.")
    var word: String?

    @Flag(help: "The titles of the tests too, not only their number.")
    var tests = false

    @Flag(help: "Print JSON.")
    var json = false

    private struct Line: Encodable {
        var code: String
        var part: String
        var text: String
        var places: [String]
        var policy: Bool
        var tests: [String]
    }

    func run() async throws {
        let lines = RuleBook.chapters.flatMap { chapter in
            chapter.rules.map { rule in
                Line(
                    code: rule.code.value,
                    part: chapter.part,
                    text: rule.text,
                    places: rule.places.map(\.rawValue),
                    policy: rule.isPolicy,
                    tests: RuleBook.tests(of: rule).map(\.title)
                )
            }
        }.filter { line in
            guard let word = word?.lowercased() else { return true }
            return line.code.lowercased().contains(word) || line.text.lowercased().contains(word)
        }
        guard !lines.isEmpty else {
            Output.remark("ccs: no rule has “\(word ?? "")” in its code or its sentence")
            throw ExitCode(1)
        }
        if json { return try Output.json(lines) }
        for (place, line) in lines.enumerated() {
            if place == 0 || lines[place - 1].part != line.part { Output.text("\n\(line.part)\n") }
            Output.line("  \(line.code)\(line.policy ? "  (policy)" : "")")
            Output.line("    \(line.text)")
            for place in line.places { Output.line("    § \(place)") }
            if tests {
                for title in line.tests { Output.line("    ✓ \(title)") }
            } else {
                Output.line("    \(line.tests.count) \(line.tests.count == 1 ? "test" : "tests")")
            }
        }
    }
}
