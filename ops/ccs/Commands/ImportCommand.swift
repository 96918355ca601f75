import ArgumentParser
import ContractBook
import Contracts
import Foundation
import OperatorClient
import RuleBook
import Scheme

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Sends a command a line of a spreadsheet, and says line by line what came of it.",
        discussion: """
            evaluators  accreditations that a branch had given before (evaluation.accredit-evaluator), by its authority
            members     seats on a panel (jury.seat-panel): by the authority, who proposes, and then the same file by an \
            officer, who confirms

            The file is as a spreadsheet writes it: UTF-8 or Windows-1252, semicolons, commas or tabs, the titles of the \
            columns in the first line. --example prints one to begin with, --columns what each column means. Every line is held \
            against the contract before any is sent, and none is where one is wrong.

            A line's command has an id of its content (see ccs send): a second run changes nothing, and after an interruption \
            the same file is imported again. It sends as ccs send does, as whom CCS_PORTAL_URL names.

            Exit codes: 0 every line was accepted (with --check: nothing is wrong); 1 nothing was sent: a line is not as it \
            should be; 2 a line was refused; 3 a line has no answer yet: import the same file again.
            """
    )

    @Argument(
        help: "What the lines are: \(ImportSheet.Kind.allCases.map(\.rawValue).joined(separator: ", ")).",
        transform: kind
    )
    var kind: ImportSheet.Kind

    @Argument(help: "The file.", completion: .file())
    var file: String?

    @Option(name: .customLong("as"), help: "Who acts, as authority@p2st:P-3.")
    var actor: String?

    @Option(help: "The authority in whose name members are seated, where the lines do not say it.")
    var authority: String?

    @OptionGroup var signing: SigningOptions

    @Option(help: "How long an answer is waited for, in seconds.")
    var patience = 30

    @Flag(help: "Only hold every line against the contract.")
    var check = false

    @Flag(help: "Print a file to begin with.")
    var example = false

    @Flag(help: "Say what each column means.")
    var columns = false

    private static func kind(_ text: String) throws -> ImportSheet.Kind {
        guard let kind = ImportSheet.Kind(rawValue: text) else {
            throw ValidationError(
                "“\(text)” cannot be imported: \(ImportSheet.Kind.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        return kind
    }

    func validate() throws {
        guard !example, !columns else { return }
        guard file != nil else { throw ValidationError("which file? --example prints one to begin with") }
        guard actor != nil else { throw ValidationError("who acts? --as authority@p2st:P-3") }
    }

    func run() async throws {
        try await plainly {
            if example { return print(ImportSheet.example(kind), terminator: "") }
            if columns { return Output.text(ImportSheet.help(kind).joined(separator: "\n")) }
            guard let actor = Actor(actor ?? "") else {
                throw Complaint("--as “\(self.actor ?? "")” is nobody: expected role@branch:identifier")
            }
            let sheet = try read(actor)
            for line in sheet.lines where check && line.faults.isEmpty {
                Output.line("\(file ?? ""):\(line.line): \(line.who) : rien à redire")
            }
            guard sheet.faults.isEmpty else {
                for fault in sheet.faults { Output.remark(fault.text(in: file ?? "")) }
                let wrong = sheet.lines.filter { !$0.faults.isEmpty }.count
                Output.remark("\(wrong) lignes sur \(sheet.lines.count) sont à corriger : rien n'est envoyé.")
                throw ExitCode(1)
            }
            guard !check else { return }
            try send(sheet, by: actor)
        }
    }

    private func read(_ actor: Actor) throws -> ImportSheet {
        let path = file ?? ""
        guard let data = FileManager.default.contents(atPath: path) else { throw Complaint("\(path) cannot be read") }
        do {
            let given = authority.map { ["authority": $0] } ?? [:]
            return try ImportSheet(kind, data, by: actor, given: given, book: ContractBook())
        } catch let error as FileFaults {
            Output.remark(error.text(in: path))
            throw ExitCode(1)
        }
    }

    private func send(_ sheet: ImportSheet, by actor: Actor) throws {
        let surroundings = Surroundings()
        let routes = Routes.ccs(panels: try surroundings.scheme().panels)
        let messages = try sheet.lines.compactMap { line in
            try line.message.map { (line, $0, try $0.store(named: nil, among: routes)) }
        }
        let key = try signing.keyFile()
        let sender = try CommandSender(surroundings.portal())
        defer { sender.close() }
        sender.patience = patience * 1000
        var counts = (accepted: 0, refused: 0, open: 0)
        for (line, message, store) in messages {
            let id = message.id(by: actor, to: store, occasion: 1)
            var envelope = sender.envelope(message, id: id, by: actor)
            if let key { envelope.signature = try key.sign(message, envelope, to: store) }
            let place = "\(file ?? ""):\(line.line): \(line.who) : "
            switch try sender.send(message, envelope, to: store) {
            case .answered(.accepted(let events)):
                counts.accepted += 1
                Output.line(place + (events.isEmpty ? "c'était déjà ainsi" : "accepté"))
            case .answered(.refused(let refusal)):
                counts.refused += 1
                Output.line(place + "refusé (\(refusal.code)). " + RefusalText.lines(refusal).joined(separator: " "))
            case .answered(.notYet):
                counts.open += 1
                Output.line(place + "sans réponse")
            case .unknown(let why):
                counts.open += 1
                Output.line(place + "sans réponse (\(why))")
            }
        }
        Output.remark("\(counts.accepted) acceptées, \(counts.refused) refusées, \(counts.open) sans réponse.")
        if counts.open > 0 { throw ExitCode(3) }
        if counts.refused > 0 { throw ExitCode(2) }
    }
}
