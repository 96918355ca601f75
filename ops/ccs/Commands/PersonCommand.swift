import ArgumentParser
import Contracts
import OperatorClient

struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person",
        abstract: "What is held about a person, and who read it.",
        subcommands: [ExportPersonCommand.self]
    )
}

struct ExportPersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Writes all that is held about a person to the standard output, as one JSON document to give to them.",
        discussion: """
            Every service answers for its own store: what was recorded of the person, when, for what purpose, and who read \
            it. No ballot of a jury and nobody else's data are in it. The reading is noted. Exit codes: 0 written; 1 a \
            store does not answer, or none holds anything.
            """
    )

    @Argument(help: "The person's identifier.")
    var person: String

    @OptionGroup var reading: ReadingOptions

    func run() async throws {
        try await plainly {
            guard let id = PersonID(person) else {
                throw Complaint("“\(person)” is no identifier: 1 to 64 letters, digits and . _ : -")
            }
            let surroundings = Surroundings()
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            enquirer.asking = try reading.asking(for: .personsRequest)
            var record = PersonalRecord(of: id)
            for store in StoreNames(try surroundings.scheme()).all {
                try record.add(try enquirer.personalRecord(of: id, in: store), of: store)
            }
            guard !record.isEmpty else { throw Complaint("no store holds anything personal about \(id)") }
            Output.json(text: try record.document())
        }
    }
}

struct ReadingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "readings",
        abstract: "Says who was shown what is personal in a file, when and for what; itself it shows nothing personal.",
        discussion: "Exit codes: 0 said, also when nobody was; 1 a store does not answer."
    )

    @Argument(help: "The file's identifier.")
    var dossier: String

    @Flag(help: "Print JSON.")
    var json = false

    private struct Told: Encodable {
        var store: String
        var reading: Reading
    }

    func run() async throws {
        try await plainly {
            guard let id = DossierID(dossier) else {
                throw Complaint("“\(dossier)” is no identifier: 1 to 64 letters, digits and . _ : -")
            }
            let surroundings = Surroundings()
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            var found: [Told] = []
            for store in StoreNames(try surroundings.scheme()).all {
                found += try enquirer.ask(store, ReadReadings(dossier: id)).readings
                    .map { Told(store: store, reading: $0) }
            }
            found.sort { $0.reading.at < $1.reading.at }
            if json { return try Output.json(found) }
            var table = Table(["time", "store", "by", "for", "what"])
            for told in found {
                table.add([
                    told.reading.at.description, told.store, reader(told.reading.asking),
                    told.reading.asking.purpose.rawValue, told.reading.matter,
                ])
            }
            Output.table(table)
        }
    }

    /// Who read, and through whom.
    private func reader(_ asking: Asking) -> String {
        asking.through.map { "\(asking.by) (\($0))" } ?? asking.by.description
    }
}
