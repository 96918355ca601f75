import ArgumentParser
import Contracts
import Messaging
import Operation

struct EraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erases what is personal of one person, in every store.",
        discussion: """
            What was decided stays, without names and words. It cannot be undone, and backups made before still hold it.

            Exit codes: 0 erased everywhere; 1 a store did not answer: run it again, which does no harm.
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
            guard yes else {
                throw Complaint("this cannot be undone: add --yes to erase \(id) in \(stores.joined(separator: ", "))")
            }
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
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
