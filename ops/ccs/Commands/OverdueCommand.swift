import ArgumentParser
import Contracts
import Foundation
import OperatorClient

struct OverdueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "overdue",
        abstract: "Lists what waits on somebody for too long, by who is to do it.",
        discussion: """
            Every service answers for its own store. A line a step: who is to do it, the branch, what it is about, when it \
            was due. Exit codes: 0 nothing is overdue; 1 a store does not answer; 2 something is.
            """
    )

    @Option(help: "Only steps of this branch.")
    var branch: String?

    @Option(
        name: .customLong("who"),
        help: "Only steps of this role, as officer or evaluator.",
        transform: { text in
            guard let role = Actor.Role(rawValue: text) else {
                let known = Actor.Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("“\(text)” is no role: \(known)")
            }
            return role
        }
    )
    var role: Actor.Role?

    @Option(help: "Those too that are due within so many days, with the reminders that are still to come.")
    var within: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let steps = try await plainly {
            var wanted: BranchID?
            if let branch {
                guard let id = BranchID(branch) else { throw Complaint("--branch “\(branch)” is no identifier") }
                wanted = id
            }
            let surroundings = Surroundings()
            let enquirer = try Enquirer(surroundings.broker())
            defer { enquirer.close() }
            let now = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
            var steps: [OpenStep] = []
            for store in StoreNames(try surroundings.scheme()).all {
                steps += try enquirer.openSteps(in: store, dueBefore: within.map { now.adding(days: $0) })
            }
            return OverdueList.sorted(steps, branch: wanted, role: role)
        }
        if json { try Output.json(steps) } else { Output.text(OverdueList.table(steps)) }
        if steps.contains(where: \.isOverdue) { throw leftToDo }
    }
}
