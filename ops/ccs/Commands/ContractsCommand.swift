import ArgumentParser
import ContractBook
import ContractReading
import ContractReference
import Contracts
import Foundation
import OperatorClient
import Scheme
import SchemeLoading

struct ContractsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "contracts",
        abstract:
            "Prints the contracts: every message, its schema, an example, the AsyncAPI document; writes them as pages.",
        discussion: "They are the ones that this program was built with. No broker is asked.",
        subcommands: [List.self, Schema.self, Example.self, AsyncAPI.self, Diff.self, Reference.self],
        defaultSubcommand: List.self
    )

    private static func routes() throws -> Routes { Routes.ccs(panels: try Surroundings().scheme().panels) }

    /// The message, or an end with what is near.
    static func message(_ type: String, in book: ContractBook) throws -> Catalogue.Message {
        if let message = book.message(type) { return message }
        let word = type.split(separator: ".").dropFirst().first.map(String.init) ?? type
        let types = book.catalogue.messages.map(\.type)
        var near = types.filter { $0.contains(word) }
        if near.isEmpty, let nearest = nearest(to: type, among: types) { near = [nearest] }
        let hint =
            near.isEmpty ? "ccs contracts list names all" : "is one of these meant? \(near.joined(separator: ", "))"
        throw ValidationError("there is no message \(type): \(hint)")
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists the messages: type, what it is, who sends and who hears it, what it means."
        )

        @Argument(help: "Only messages with this in their type or their meaning.")
        var word: String?

        @Flag(help: "Print JSON.")
        var json = false

        private struct Line: Encodable {
            var type: String
            var kind: String
            var senders: [String]
            var receivers: [String]
            var means: String
        }

        func run() async throws {
            let book = try ContractBook()
            let routes = try ContractsCommand.routes()
            let lines = book.catalogue.messages.map { message in
                Line(
                    type: message.type,
                    kind: message.kind.rawValue,
                    senders: book.senders(of: message, by: routes),
                    receivers: book.receivers(of: message, by: routes),
                    means: message.declaration.doc
                )
            }.filter { line in
                guard let word = word?.lowercased() else { return true }
                return line.type.lowercased().contains(word) || line.means.lowercased().contains(word)
            }
            guard !lines.isEmpty else {
                Output.remark("ccs: no message has “\(word ?? "")” in its type or its meaning")
                throw ExitCode(1)
            }
            if json { return try Output.json(lines) }
            for line in lines {
                Output.line(line.type)
                let senders = line.senders.isEmpty ? "" : " from \(line.senders.joined(separator: ", "))"
                let receivers = line.receivers.isEmpty ? "" : " to \(line.receivers.joined(separator: ", "))"
                Output.line("    \(line.kind)\(senders)\(receivers)")
                Output.line("    \(line.means)")
            }
        }
    }

    struct Schema: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "schema",
            abstract: "Prints the JSON Schema (2020-12) of a message's body."
        )

        @Argument(help: "The message's type, as jury.cast-ballot.v1; a question's name.")
        var type: String

        @Flag(help: "Of what comes back, where the message is a question.")
        var reply = false

        func run() async throws {
            let book = try ContractBook()
            let message = try ContractsCommand.message(type, in: book)
            guard let schema = reply ? book.replySchema(of: message.type) : book.schema(of: message.type) else {
                throw ValidationError("\(type) is no question whose reply has fields of its own")
            }
            Output.text(schema.text())
        }
    }

    struct Example: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "example",
            abstract: "Prints an example of a message's body, in which every field stands."
        )

        @Argument(help: "The message's type, as jury.cast-ballot.v1.")
        var type: String

        func run() async throws {
            let book = try ContractBook()
            let message = try ContractsCommand.message(type, in: book)
            guard let example = book.example(of: message.type) else {
                throw ValidationError("\(type) is a question: there is no example of it")
            }
            Output.text(example)
        }
    }

    struct AsyncAPI: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "asyncapi",
            abstract: "Prints the AsyncAPI 3.0 document of all messages that cross the exchanges."
        )

        func run() async throws { Output.text(try ContractBook().asyncAPI(by: ContractsCommand.routes()).text()) }
    }

    struct Reference: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reference",
            abstract:
                "Writes the contracts as pages: a page a message, searched in an index, with schemas and examples.",
            discussion:
                "Static HTML, to be opened from the disk or put on any web server. Files of the same names are written over."
        )

        @Argument(help: "The folder; it is made where there is none.", completion: .directory)
        var folder: String

        func run() async throws {
            try await plainly {
                let book = try ContractBook()
                let files = try ContractReference(book, by: ContractsCommand.routes()).files()
                let root = URL(filePath: folder, directoryHint: .isDirectory)
                for file in files {
                    let place = root.appending(path: file.path)
                    do {
                        try FileManager.default.createDirectory(
                            at: place.deletingLastPathComponent(),
                            withIntermediateDirectories: true
                        )
                        try Data(file.text.utf8).write(to: place)
                    } catch {
                        throw Complaint("\(place.path) cannot be written: \(error.localizedDescription)")
                    }
                }
                Output.remark(
                    "\(book.catalogue.messages.count) messages; begin with \(root.appending(path: "index.html").path)"
                )
            }
        }
    }

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff",
            abstract: "Says what has changed between two versions of the contracts, and whether that breaks anybody.",
            discussion: """
                Give what `ccs contracts asyncapi` of each version printed; without the second, these contracts are compared.

                Exit codes: 0 whoever has the old contracts can go on; 1 not.
                """
        )

        @Argument(help: "The old document.", completion: .file())
        var old: String

        @Argument(help: "The new document; what this program was built with when it is left out.", completion: .file())
        var new: String?

        @Flag(help: "Print JSON.")
        var json = false

        func run() async throws {
            let later =
                try new.map(Self.document) ?? Data(ContractBook().asyncAPI(by: ContractsCommand.routes()).text().utf8)
            let changes: ContractChanges
            do {
                changes = try ContractChanges(from: Self.document(old), to: later)
            } catch let error as ContractChanges.Unreadable {
                throw ValidationError("a document cannot be compared: \(error)")
            }
            if json {
                try Output.json(changes.changes)
            } else {
                for change in changes.changes {
                    let place = change.field.isEmpty ? change.message : "\(change.message) \(change.field)"
                    Output.line("\(change.breaks ? "breaks" : "      ")  \(place) \(change.what)")
                }
                if changes.changes.isEmpty { Output.line("the contracts are the same") }
            }
            if !changes.isCompatible { throw ExitCode(1) }
        }

        private static func document(_ path: String) throws -> Data {
            do {
                return try Data(contentsOf: URL(filePath: path))
            } catch {
                throw ValidationError("\(path) cannot be read: \(error.localizedDescription)")
            }
        }
    }
}
