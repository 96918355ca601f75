import Contracts
import EvaluationDomain
import Messaging
import Scheme

/// Who could be designated, and what is done where nobody can be (specification, step 2).
@Listening func designatingWithDifficulty(_ scheme: Scheme) -> [any ListeningEntry] {
    On(EscalateDesignation.self) { command, context in
        let file = try context.file(command.dossier)
        let branch = file?.attemptUnderWay?.file.branch
        return decide(
            command,
            on: file,
            evaluators: try branch.map { try context.evaluators(of: $0, after: nil, limit: .max).found } ?? [],
            branch: scheme.branch(of: file),
            policy: scheme.policy(of: file).designation,
            by: context.actor,
            at: context.now
        )
    }
    Answering(ReadEligibility.self) { question, context in
        let file = try context.file(question.dossier)
        guard let attempt = file?.attemptUnderWay else {
            return ReadEligibility.Reply(isUnderWay: false, entries: [], next: nil)
        }
        let branch = question.accreditedBy ?? attempt.file.branch
        let page = try context.evaluators(of: branch, after: question.after, limit: 200)
        let names = Dictionary(page.found.map { ($0.person, $0.personal?.name) }) { first, _ in first }
        let today = context.now.parisDay
        let entries = eligibility(
            of: page.found,
            for: attempt,
            accreditedBy: branch,
            approving: scheme.branch(branch),
            scheme.policy(of: file).designation,
            on: question.expectedOn ?? today,
            today: today
        ).map { ReadEligibility.Entry(person: $0.person, name: names[$0.person] ?? nil, refusals: $0.refusals) }
        return ReadEligibility.Reply(isUnderWay: true, entries: entries, next: page.next)
    } shows: { question, reply, context in
        let branch = try question.accreditedBy ?? context.file(question.dossier)?.attemptUnderWay?.file.branch
        return reply.entries.filter { $0.name != nil }.map { Shown(person: $0.person, branch: branch) }
    }
}

extension Context {
    /// The evaluators in a branch's part of the public list, a page at a time, and where the next one begins.
    fileprivate func evaluators(
        of branch: BranchID,
        after: String?,
        limit: Int
    ) throws -> (found: [Evaluator], next: String?) {
        let (first, end) = Evaluator.listRange(branch)
        // No key has a character below the ones of identifiers: with one added, a key's place is just passed.
        let from = max(first, after.map { $0 + "\u{1}" } ?? first)
        let keys = try claims(from: from, before: end, limit: limit)
        let found = try keys.compactMap {
            try PersonID(String($0.claim.value.dropFirst(first.count))).flatMap(evaluator)
        }
        return (found, keys.count < limit ? nil : keys.last?.claim.value)
    }
}
