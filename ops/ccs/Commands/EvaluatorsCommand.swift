import ArgumentParser
import Contracts
import OperatorClient

struct EvaluatorsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluators",
        abstract: "The public list of accredited evaluators.",
        discussion: "Exit codes: 0 listed; 1 the service does not answer."
    )

    @Option(help: "Only those whom this branch accredits.")
    var branch: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await plainly {
            let asked = try branch.map { text in
                guard let branch = BranchID(text) else { throw Complaint("--branch “\(text)” is not an identifier") }
                return branch
            }
            let enquirer = try Enquirer(Surroundings().broker())
            defer { enquirer.close() }
            let evaluators = try enquirer.evaluators(of: asked)
            if json { return try Output.json(evaluators) }
            var table = Table(["branch", "name", "organisation", "kind", "certificates", "from", "until", "contact"])
            for evaluator in evaluators {
                table.add([
                    evaluator.branch.value, evaluator.name, evaluator.organisation ?? "", evaluator.kind.rawValue,
                    evaluator.certificateKinds.map(\.value).joined(separator: " "), evaluator.from.description,
                    evaluator.until.description, evaluator.contact ?? "",
                ])
            }
            Output.table(table)
        }
    }
}

struct ReferentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "referents",
        abstract: "The referents of a company whose briefing on standard and tools is on record.",
        discussion: "Exit codes: 0 listed; 1 the service does not answer."
    )

    @Argument(help: "The company's SIREN, nine digits.")
    var siren: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await plainly {
            let enquirer = try Enquirer(Surroundings().broker())
            defer { enquirer.close() }
            let referents = try enquirer.ask("evaluation", ListReferents(companySiren: siren)).referents
            if json { return try Output.json(referents) }
            var table = Table(["referent", "establishment", "briefed", "by"])
            for referent in referents {
                table.add([
                    referent.person.value, referent.companySiret, referent.briefedOn.description,
                    referent.briefedBy.value,
                ])
            }
            Output.table(table)
        }
    }
}
