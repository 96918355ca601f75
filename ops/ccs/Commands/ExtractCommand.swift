import ArgumentParser
import Contracts
import OperatorClient
import Scheme

struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Prints what the minutes say of one file, in French, for the person or the company.",
        discussion: """
            The recommendations are the candidate's alone. Exit codes: 0 printed; 1 no decision on that file stands, or a \
            panel does not answer.
            """
    )

    @Argument(help: "The file's identifier, as ccs-proof play prints it and ccs overdue names it.")
    var dossier: String

    @Option(
        name: .customLong("for"),
        help: "Who reads it: candidate or company.",
        transform: { text in
            guard let reader = ExtractReader(rawValue: text) else {
                throw ValidationError("“\(text)” reads no extract: candidate or company")
            }
            return reader
        }
    )
    var reader = ExtractReader.candidate

    @OptionGroup var reading: ReadingOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        try await plainly {
            guard let id = DossierID(dossier) else {
                throw Complaint("“\(dossier)” is no identifier: 1 to 64 letters, digits and . _ : -")
            }
            let surroundings = Surroundings()
            let scheme = try surroundings.scheme()
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            enquirer.asking = try reading.asking(for: .personsRequest)
            for panel in scheme.panels {
                let question = ReadExtract(dossier: id, reader: reader)
                let reply = try enquirer.ask(Routes.store(ofPanel: panel), question)
                guard let extract = reply.extract else { continue }
                if json { return try Output.json(extract) }
                return Output.text(ExtractSheet(extract, for: reader, in: scheme).text)
            }
            throw Complaint("no panel has decided on a file \(dossier), or its decision was taken back")
        }
    }
}
