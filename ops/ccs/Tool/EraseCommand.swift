import ArgumentParser
import Contracts
import Messaging
import Operation
import RuleBook

struct EraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erases what is personal of one person, in every store.",
        discussion: """
            What was decided stays, without names and words. It cannot be undone, and backups made before still hold it. \
            First every store is asked what stands against it: a file that is not ended, an appeal, a complaint or a hold, a \
            certificate that stands on it. A file whose term is over is erased by itself.

            Exit codes: 0 erased everywhere; 1 something stands against it, or a store did not answer: run it again, which \
            does no harm.
            """
    )

    @Argument(help: "The person's identifier.")
    var person: String

    @Flag(help: "Do it; without, only say what would be done.")
    var yes = false

    func run() async throws {
        try await plainly {
            guard let id = PersonID(person) else {
                throw Complaint("“\(person)” is no identifier: 1 to 64 letters, digits and . _ : -")
            }
            let surroundings = Surroundings()
            let stores = StoreNames(try surroundings.scheme()).all
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            var obstacles: [String] = []
            for store in stores {
                for refusal in try enquirer.ask(store, ReadErasureObstacles(person: id)).obstacles {
                    obstacles += ["\(store) \(refusal.code)"] + RefusalText.lines(refusal).map { "  \($0)" }
                }
            }
            guard obstacles.isEmpty else { throw Complaint("not erased:\n" + obstacles.joined(separator: "\n")) }
            guard yes else {
                throw Complaint("this cannot be undone: add --yes to erase \(id) in \(stores.joined(separator: ", "))")
            }
            enquirer.patience = 60_000
            var failed: [String] = []
            for store in stores {
                switch enquirer.attempt(store, .erase(id)) {
                case .success(.number(let count)): Output.line("\(store): \(count) erased")
                case .success: failed.append("\(store): no number came")
                case .failure(let complaint): failed.append(complaint.description)
                }
            }
            if !failed.isEmpty { throw Complaint(failed.joined(separator: "\n")) }
        }
    }
}
