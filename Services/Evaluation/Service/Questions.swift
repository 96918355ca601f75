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
        try context.everyOpenStep(question)
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

extension Context {
    /// Where the accreditations begin, behind the files.
    private static let accreditations = "accreditation/"
    private static let applications = "application/"

    /// What waits on somebody: in files, then around accreditations, then in applications, a page at a time.
    fileprivate func everyOpenStep(_ question: ReadOpenSteps) throws -> ReadOpenSteps.Reply {
        let after = question.after ?? ""
        if after.hasPrefix(Self.accreditations) {
            return try page(Evaluator.self, question, behind: Self.accreditations, then: Self.applications) {
                $0.openSteps(at: now)
            }
        }
        if after.hasPrefix(Self.applications) {
            return try page(AccreditationApplication.self, question, behind: Self.applications, then: nil) {
                $0.openSteps(at: now)
            }
        }
        var reply = try openSteps(question) { ($0 as? AssessmentFile)?.openSteps ?? [] }
        reply.next = reply.next ?? Self.accreditations
        return reply
    }

    /// A page of the aggregates of one kind: keys come in order, and the last one is where the next page begins.
    private func page<A: Aggregate>(
        _ kind: A.Type,
        _ question: ReadOpenSteps,
        behind prefix: String,
        then next: String?,
        _ steps: (A) -> [OpenStep]
    ) throws -> ReadOpenSteps.Reply {
        let last = question.after.map { String($0.dropFirst(prefix.count)) } ?? ""
        let keys = try keys(of: kind, after: last.isEmpty ? nil : last, limit: Self.pageLength)
        let found = try keys.compactMap { try load(kind, $0) }.flatMap(steps).filter { step in
            step.isOverdue || question.dueBefore.map { step.dueAt < $0 } ?? false
        }
        let following = keys.count < Self.pageLength ? next : keys.last.map { prefix + $0 }
        return ReadOpenSteps.Reply(steps: found, next: following)
    }
}
