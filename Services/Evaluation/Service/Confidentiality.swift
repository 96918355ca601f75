import Contracts
import EvaluationDomain
import Messaging
import Scheme

/// When what is personal is erased, what stands against it, and what a person is told of it.
@Listening func keepingPersonalData(_ scheme: Scheme) -> [any ListeningEntry] {
    // The loop removes what is personal; marks and digests stay.
    On(RetentionEnded.self) { _, _ in .accepted([]) }
    // So it does for a person; not where anything stands against it meanwhile.
    On(PersonErased.self) { event, context in
        try context.obstacles(toErasing: event.subject, scheme).first.map { .refused($0) } ?? .accepted([])
    }
    On(PersonConcerned.self) { event, context in
        decide(event, on: try context.load(ConcernedEvaluator.self, event.concerned.value))
    }
    Following(ConcernedEvaluator.self) { event, _, _, context in
        guard let event = event as? ConcernedEvaluatorNoted else { return ConcernedEvaluator.Facts() }
        return ConcernedEvaluator.Facts(
            evaluator: try context.evaluator(event.concerned),
            applications: try context.applications(event.concerned, scheme)
        )
    }
    WhenDue(Evaluator.self, Evaluator.retentionStart) {
        decideRetentionStart(of: $0, policies: scheme.retention, at: $1.now)
    }
    WhenDue(Evaluator.self, Evaluator.retentionEnd) { evaluator, context in
        try context.decideRetention(of: evaluator.person, scheme)
    }
    WhenDue(AccreditationApplication.self, AccreditationApplication.retentionEnd) { application, context in
        try context.decideRetention(of: application.evaluator, scheme)
    }
    answeringAboutPersons()
    Answering(ReadErasureObstacles.self) { question, context in
        ReadErasureObstacles.Reply(obstacles: try context.obstacles(toErasing: question.person, scheme))
    }
    Answering(ReadOpenSteps.self) { question, context in
        try context.openSteps(question) { ($0 as? AssessmentFile)?.openSteps ?? [] }
    }
}

extension Context {
    fileprivate func applications(_ person: PersonID, _ scheme: Scheme) throws -> [AccreditationApplication] {
        try scheme.branches.compactMap { try application($0.id, person) }
    }

    fileprivate func decideRetention(of person: PersonID, _ scheme: Scheme) throws -> Decision {
        EvaluationDomain.decideRetention(
            of: try evaluator(person),
            applications: try applications(person, scheme),
            concerned: try load(ConcernedEvaluator.self, person.value),
            at: now
        )
    }

    /// What stands against erasing what is held about a person here.
    fileprivate func obstacles(toErasing person: PersonID, _ scheme: Scheme) throws -> [Refusal] {
        let accreditations = try evaluator(person)?.accreditations ?? []
        return accreditations.compactMap {
            accreditationIsKept($0, scheme.retention(of: $0.branch), on: now.parisDay)
        } + (try applications(person, scheme)).compactMap { applicationIsKept($0, on: now.parisDay) }
            + [complaintKeepsTheEvaluator(try load(ConcernedEvaluator.self, person.value))].compactMap { $0 }
    }
}

extension Scheme {
    /// For how long each branch keeps what is personal.
    var retention: [BranchID: RetentionPolicy] {
        Dictionary(branches.map { ($0.id, retention(of: $0.id)) }) { first, _ in first }
    }

    /// For how long a branch keeps what is personal.
    func retention(of branch: BranchID) -> RetentionPolicy { policy(of: branch)?.retention ?? RetentionPolicy() }
}
