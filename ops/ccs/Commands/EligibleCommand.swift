import ArgumentParser
import Contracts
import OperatorClient
import RuleBook

struct EligibleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eligible",
        abstract: "Who could be designated as the evaluator of a file, and which rule excludes each of the others.",
        discussion: """
            Exit codes: 0 somebody could be; 1 the service does not answer, or does not have the file; 2 nobody could be: \
            the designation is to be escalated.
            """
    )

    @Argument(help: "The file.")
    var dossier: String

    @Option(help: "The day on which the observation is expected, as 2026-05-18; today without it.")
    var on: String?

    @Option(help: "Ask about the evaluators whom this branch accredits, instead of the file's own.")
    var branch: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let entries = try await plainly {
            guard let file = DossierID(dossier) else { throw Complaint("“\(dossier)” is not an identifier") }
            let day = try on.map { text in
                guard let day = Day(text) else { throw Complaint("--on “\(text)” is not a day: expected 2026-05-18") }
                return day
            }
            let lender = try branch.map { text in
                guard let branch = BranchID(text) else { throw Complaint("--branch “\(text)” is not an identifier") }
                return branch
            }
            let enquirer = try Enquirer(Surroundings().broker())
            defer { enquirer.close() }
            return try enquirer.eligibility(for: file, expectedOn: day, accreditedBy: lender)
        }
        if json {
            try Output.json(entries)
        } else {
            for entry in entries { Output.text(lines(entry).joined(separator: "\n")) }
        }
        guard entries.contains(where: \.refusals.isEmpty) else { throw leftToDo }
    }

    private func lines(_ entry: ReadEligibility.Entry) -> [String] {
        let who = entry.name.map { "\(entry.person) (\($0))" } ?? entry.person.value
        if entry.refusals.isEmpty { return ["\(who) : éligible"] }
        return ["\(who) :"] + entry.refusals.flatMap(RefusalText.lines).map { "    \($0)" }
    }
}
