import CertificationDomain
import Contracts
import Messaging
import Scheme

/// How long the register keeps a name, what stands against its erasure, and what a person is told of it.
@Listening func keepingPersonalData(_ scheme: Scheme) -> [any ListeningEntry] {
    On(RetentionEnded.self) { event, context in
        decide(event, on: try event.decision.flatMap { try context.certificate(of: $0) })
    }
    WhenDue(Certificate.self, Certificate.registerEnd) { decideRegisterEnd($0, at: $1.now) }
    // The loop removes what is personal of a person; not where anything stands against it meanwhile.
    On(PersonErased.self) { event, context in
        try context.obstacles(toErasing: event.subject, scheme).first.map { .refused($0) } ?? .accepted([])
    }
    On(PersonConcerned.self) { event, context in
        decide(event, on: try context.load(ConcernedSignatory.self, event.concerned.value))
    }
    Following(ConcernedSignatory.self) { event, _, _, context in
        try (event as? ConcernedSignatoryNoted).flatMap { try context.signatory($0.concerned) }
    }
    WhenDue(Signatory.self, Signatory.retentionStart) { decideRetentionStart(of: $0, scheme: scheme, at: $1.now) }
    WhenDue(Signatory.self, Signatory.retentionEnd) { signatory, context in
        decideRetention(
            of: signatory,
            concerned: try context.load(ConcernedSignatory.self, signatory.person.value),
            at: context.now
        )
    }
    answeringAboutPersons()
    Answering(ReadErasureObstacles.self) { question, context in
        ReadErasureObstacles.Reply(obstacles: try context.obstacles(toErasing: question.person, scheme))
    }
    Answering(ReadOpenSteps.self) { question, context in
        try context.openSteps(question) { ($0 as? Certificate)?.openSteps ?? [] }
    }
}

extension Context {
    /// What stands against erasing what is held about a person here.
    fileprivate func obstacles(toErasing person: PersonID, _ scheme: Scheme) throws -> [Refusal] {
        try streams(about: person, Certificate.self).flatMap { erasureObstacles(in: $0, scheme: scheme, at: now) }
            + erasureObstacles(
                of: try signatory(person),
                concerned: try load(ConcernedSignatory.self, person.value),
                scheme: scheme,
                at: now
            )
    }
}
