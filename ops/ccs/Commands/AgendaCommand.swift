import ArgumentParser
import Contracts
import OperatorClient
import RuleBook
import Scheme

struct AgendaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda",
        abstract: "What stands on the agenda of a session, what is ready and on none, and what keeps each other file.",
        discussion: """
            Of a file, the session on whose agenda it stands; where it stands on none, and of a panel, the one that was \
            convened last.

            Exit codes: 0 every file that is ready stands on an agenda; 1 no panel has it, or one does not answer; \
            2 something is ready and on none: the officer may have it placed.
            """
    )

    @Argument(help: "A session, a file or a panel, by its identifier.")
    var id: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let reply = try await plainly {
            guard let session = SessionID(id), let dossier = DossierID(id) else {
                throw Complaint("“\(id)” is not an identifier")
            }
            let surroundings = Surroundings()
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            let panels = try surroundings.scheme().panels
            let named = panels.filter { $0.value == id }
            let question = named.isEmpty ? ReadAgenda(session: session, dossier: dossier) : ReadAgenda()
            for panel in named.isEmpty ? panels : named {
                let reply = try enquirer.agenda(question, before: panel)
                guard reply.session != nil else { continue }
                if json {
                    try Output.json(reply)
                } else {
                    Output.text(AgendaSheet(reply, saying: RefusalText.lines).text)
                }
                return reply
            }
            throw Complaint(
                named.isEmpty ? "no panel has a session or a file \(id)" : "\(id) has convened no session yet"
            )
        }
        if reply.others.contains(where: \.refusals.isEmpty) { throw leftToDo }
    }
}
