import ArgumentParser
import Contracts
import OperatorClient

struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Asks the register of holders, which is kept for the C4S across all branches.",
        subcommands: [
            SearchRegisterCommand.self, CountRegisterCommand.self, ExportRegisterCommand.self,
            ReadSignaturesCommand.self,
        ]
    )
}

/// What of the register is asked for.
struct RegisterOptions: ParsableArguments {
    @Option(help: "Only certificates of this branch.")
    var branch: String?

    @Option(help: "Only certificates awarded on this day or later, as 2026-01-31.")
    var from: String?

    @Option(help: "Only certificates awarded on this day or earlier.")
    var through: String?

    @Option(help: "Only certificates of this kind.")
    var kind: String?

    /// The filter; a complaint that names everything that is wrong in it.
    func filter() throws -> RegisterFilter {
        var wrong: [String] = []
        func read<T>(_ name: String, _ text: String?, _ expected: String, _ parse: (String) -> T?) -> T? {
            guard let text else { return nil }
            let value = parse(text)
            if value == nil { wrong.append("--\(name) “\(text)” is not \(expected)") }
            return value
        }
        let filter = RegisterFilter(
            branch: read("branch", branch, "an identifier") { BranchID($0) },
            from: read("from", from, "a day, as 2026-01-31") { Day($0) },
            through: read("through", through, "a day, as 2026-01-31") { Day($0) },
            certificateKind: read("kind", kind, "an identifier") { CertificateKindID($0) }
        )
        guard wrong.isEmpty else { throw Complaint(wrong.joined(separator: "; ")) }
        return filter
    }
}

struct SearchRegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Finds holders by name, number, branch or day.",
        discussion: "Exit codes: 0 found; 1 nobody is found, or the register does not answer."
    )

    @Argument(help: "What stands in the holder's names, whatever its case and accents.")
    var name: String?

    @Option(help: "Only the certificate that has, or had, this number.")
    var number: String?

    @OptionGroup var options: RegisterOptions

    @OptionGroup var reading: ReadingOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await plainly {
            let filter = try options.filter()
            let enquirer = try Enquirer(Surroundings().broker())
            defer { enquirer.close() }
            enquirer.asking = try reading.asking(for: .register)
            var entries: [RegisterEntry] = []
            if let number {
                entries = try enquirer.ask("certification", SearchRegister(filter, number: number)).entries
            } else {
                try enquirer.register(filter, holderName: name) { entries.append($0) }
            }
            if json { try Output.json(entries) } else { show(entries) }
            guard !entries.isEmpty else { throw Complaint("nobody in the register is found by that") }
        }
    }

    private func standing(_ entry: RegisterEntry) -> String {
        entry.revokedOn.map { "revoked \($0)" } ?? entry.suspendedOn.map { "suspended \($0)" } ?? "valid"
    }

    private func show(_ entries: [RegisterEntry]) {
        guard !entries.isEmpty else { return }
        var table = Table(["number", "kind", "branch", "awarded", "standing", "holder", "name"])
        for entry in entries {
            let name = entry.name.map { "\($0.birthName) \($0.firstNames)" } ?? "(erased)"
            table.add([
                entry.number, entry.certificateKind.value, entry.branch.value, entry.awardedOn.description,
                standing(entry), entry.holder.value, name,
            ])
        }
        Output.table(table)
    }
}

struct CountRegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count",
        abstract: "Counts certificates by branch, kind and month of award; nobody is named.",
        discussion: "Exit codes: 0 counted; 1 the register does not answer."
    )

    @OptionGroup var options: RegisterOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await plainly {
            let filter = try options.filter()
            let enquirer = try Enquirer(Surroundings().broker())
            defer { enquirer.close() }
            let lines = try enquirer.ask("certification", CountRegister(filter)).lines
            if json { return try Output.json(lines) }
            var table = Table(
                ["branch", "kind", "month", "standing", "of which suspended", "revoked"],
                right: [3, 4, 5]
            )
            for line in lines {
                table.add([
                    line.branch.value, line.certificateKind.value, line.month, "\(line.standing)",
                    "\(line.suspended ?? 0)", "\(line.revoked)",
                ])
            }
            table.add([
                "all", "", "", "\(lines.reduce(0) { $0 + $1.standing })",
                "\(lines.reduce(0) { $0 + ($1.suspended ?? 0) })", "\(lines.reduce(0) { $0 + $1.revoked })",
            ])
            Output.table(table)
        }
    }
}

struct ExportRegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the entries to the standard output: comma-separated values (RFC 4180), or JSON lines.",
        discussion: """
            The entries hold names: keep the file as the register is kept. Exit codes: 0 written; 1 the register does \
            not answer.
            """
    )

    @OptionGroup var options: RegisterOptions

    @OptionGroup var reading: ReadingOptions

    @Flag(help: "A JSON object a line.")
    var json = false

    func run() async throws {
        try await plainly {
            let filter = try options.filter()
            let enquirer = try Enquirer(Surroundings().broker())
            defer { enquirer.close() }
            enquirer.asking = try reading.asking(for: .register)
            if !json { Output.line(RegisterLines.head) }
            try enquirer.register(filter, holderName: nil) { entry in
                if json { try Output.json(entry, pretty: false) } else { Output.line(RegisterLines.line(entry)) }
            }
        }
    }
}
