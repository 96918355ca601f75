import ArgumentParser
import Contracts
import Operation
import RuleBook
import Scheme

struct AgendaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agenda",
        abstract: "What stands on the agenda of a session, what is ready and on none, and what keeps each other file.",
        discussion: """
            Exit codes: 0 every file that is ready stands on an agenda; 1 no panel has the session, or one does not answer; \
            2 something is ready and on none: the officer may have it placed.
            """
    )

    @Argument(help: "The session's identifier.")
    var session: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let reply = try await plainly {
            guard let id = SessionID(session) else { throw Complaint("“\(session)” is not an identifier") }
            let surroundings = Surroundings()
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            for panel in try surroundings.scheme().panels {
                let reply = try enquirer.agenda(of: id, before: panel)
                guard reply.session != nil else { continue }
                if json {
                    try Output.json(reply)
                } else {
                    Output.line(AgendaSheet(id, reply, saying: RefusalText.lines).text)
                }
                return reply
            }
            throw Complaint("no panel has a session \(session)")
        }
        if reply.others.contains(where: \.refusals.isEmpty) { throw leftToDo }
    }
}
