import Contracts
import EvaluationDomain
import Messaging
import Scheme

/// What it is asked.
@Listening func answering(_ scheme: Scheme) -> [any ListeningEntry] {
    answeringAboutPersons()
    Answering(ReadErasureObstacles.self) { question, context in
        ReadErasureObstacles.Reply(obstacles: try context.obstacles(toErasing: question.person, scheme))
    }
    Answering(ReadOpenSteps.self) { question, context in
        try context.openSteps(question) { ($0 as? AssessmentFile)?.openSteps ?? [] }
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
    Answering(ListEvaluators.self) { question, context in try context.page(question) }
    Answering(ListReferents.self) { question, context in
        let prefix = Referent.companyPrefix(question.companySiren)
        let found = try context.claims(from: prefix, before: prefix + "~", limit: .max)
        let referents = try found.compactMap { PersonID(String($0.claim.value.dropFirst(prefix.count))) }
            .compactMap { try context.referent($0)?.designated(in: question.companySiren, by: context.now.parisDay) }
        return ListReferents.Reply(referents: referents)
    }
    Answering(ListPersonKeys.self) { question, context in try context.page(question) }
}
