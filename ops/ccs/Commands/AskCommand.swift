import ArgumentParser
import ContractBook
import ContractReading
import Contracts
import Foundation
import Messaging
import OperatorClient
import Scheme

struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Asks a service a question out of a file, and prints what it answers as JSON.",
        discussion: """
            The file has the question's fields, in YAML or in JSON; --example prints one to begin with, --list the questions. \
            It is held against the contract before anything is asked. What is personal and is shown is noted by the service, \
            with who reads it and for what.

            A long answer comes in pages: where it ends with next, ask again with that as after.

            Exit codes: 0 answered (with --check: nothing is wrong in the file); 1 it could not be asked, or the file is not as \
            it should be.
            """
    )

    @Argument(help: "The question's name, as certification.count-register.")
    var type: String?

    @Argument(help: "The file; - for the standard input. Without one, the question has no fields.", completion: .file())
    var file: String?

    @OptionGroup var reading: ReadingOptions

    @Option(name: .customLong("to"), help: "The store, where the question's name does not say it, as jury.p2st-1.")
    var store: String?

    @Flag(help: "Only hold the file against the contract.")
    var check = false

    @Flag(help: "Print a file to begin with: its fields, with what each means.")
    var example = false

    @Flag(help: "List the questions.")
    var list = false

    func validate() throws {
        if !list, type == nil { throw ValidationError("which question? --list names them") }
    }

    func run() async throws {
        try await plainly {
            let book = try ContractBook()
            if list { return showList(book) }
            let message = try ContractsCommand.message(whole(type ?? "", .question, in: book), in: book)
            guard message.kind == .question else { throw ValidationError("\(message.type) is no question") }
            if example {
                let head = [
                    "Question : ccs ask \(message.type) FICHIER", "Ce qui est facultatif et ne se dit pas s'efface.",
                ]
                print(try ExampleFile(book).text(of: message.type, head: head) ?? "", terminator: "")
                return
            }
            let written = try file.map { try read($0, message, book) } ?? withoutFields(message, book)
            guard !check else { return Output.text("\(file ?? "") : rien à redire") }
            try ask(written)
        }
    }

    private func withoutFields(_ message: Catalogue.Message, _ book: ContractBook) throws -> WrittenMessage {
        do {
            return try WrittenMessage(message, Data("{}".utf8), book: book)
        } catch let error as FileFaults {
            Output.remark(error.text(in: message.type))
            throw Complaint("this question has fields: ccs ask \(message.type) --example > FILE, and give the file")
        }
    }

    private func ask(_ written: WrittenMessage) throws {
        let surroundings = Surroundings()
        let routes = Routes.ccs(panels: try surroundings.scheme().panels)
        let store = try written.store(named: store, among: routes)
        let asking = try reading.asking(for: .operation)
        let enquirer = try Enquirer(surroundings.broker())
        defer { enquirer.close() }
        guard
            case .reply(let reply) = try enquirer.ask(
                store,
                .question(written.type, body: written.body, asking: asking)
            )
        else { throw Complaint("\(store)'s answer is none to a question") }
        Output.json(text: try Self.laidOut(reply))
    }

    private static func laidOut(_ json: String) throws -> String {
        let value = try JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)
        let data = try JSONSerialization.data(
            withJSONObject: value,
            options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed]
        )
        return String(decoding: data, as: UTF8.self)
    }

    private func showList(_ book: ContractBook) {
        for message in book.catalogue.messages where message.kind == .question {
            guard type.map({ message.type.contains($0) }) ?? true else { continue }
            Output.line(message.type)
            Output.line("    \(message.declaration.doc)")
        }
    }
}
