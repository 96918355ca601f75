import ArgumentParser
import Contracts
import Foundation
import Messaging
import OperatorClient
import RuleBook

struct EraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: "Erases what is personal of one person, in every store.",
        discussion: """
            What was decided stays, without names and words. It cannot be undone, and backups made before still hold it. \
            Each file is rewritten at the next quiet time; ccs status says so until it is done. A dead letter that names \
            neither the person nor a file is not found: discard it. \
            First every store is asked what stands against it: a file that is not ended, an appeal, a complaint or a hold, a \
            certificate that stands on it. A file whose term is over is erased by itself.

            Registration journals it, and the other stores take it from there; one that is restored from an earlier copy \
            erases again by itself.

            Exit codes: 0 erased everywhere; 1 something stands against it, or a store did not answer or has not taken it \
            yet: run it again, which does no harm.
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
            switch try enquirer.send(ErasePerson(subject: id), to: "registration") {
            case .accepted(let events):
                Output.line("registration: erased, as \(events.map(\.value).joined(separator: ", "))")
                try awaitOthers(events, stores.filter { $0 != "registration" }, enquirer)
            case .refused(let refusal):
                throw Complaint(
                    "not erased:\n" + (["\(refusal.code)"] + RefusalText.lines(refusal)).joined(separator: "\n")
                )
            case .notYet: throw Complaint("not erased: registration has not taken it in time")
            }
        }
    }

    /// Until every other store has taken the erasure, or for a minute.
    private func awaitOthers(_ events: [MessageID], _ stores: [String], _ enquirer: Enquirer) throws {
        var waiting = stores
        for _ in 0..<60 {
            waiting = try waiting.filter { store in
                let held = try enquirer.remote(store).held(events, from: "registration")
                guard events.allSatisfy({ held[$0] != nil }) else { return true }
                Output.line("\(store): has taken it")
                return false
            }
            if waiting.isEmpty { return }
            Thread.sleep(forTimeInterval: 1)
        }
        throw Complaint("not taken yet by \(waiting.joined(separator: ", ")): they will, once they run")
    }
}
