import Contracts
import JuryDomain
import Messaging

/// When what is personal is erased, what stands against it, and what a person is told of it.
@Listening func keepingPersonalData(_ panels: Panels) -> [any ListeningEntry] {
    // The loop removes what is personal; the minutes stay as they are, with what was decided.
    On(RetentionEnded.self) { _, _ in .accepted([]) }
    // An evaluator's name came with the accreditation, and goes with it.
    On(AccreditationRetentionEnded.self) { _, _ in .accepted([]) }
    // A person's too; not where anything stands against it meanwhile.
    On(PersonErased.self) { event, context in
        try context.obstacles(toErasing: event.subject).first.map { .refused($0) } ?? .accepted([])
    }
    WhenDue(JurySession.self, JurySession.retentionEnd) { decideRetention(of: $0, at: $1.now) }
    answeringAboutPersons()
    Answering(ReadErasureObstacles.self) { question, context in
        ReadErasureObstacles.Reply(obstacles: try context.obstacles(toErasing: question.person))
    }
    Answering(ReadOpenSteps.self) { question, context in
        guard let branch = panels.branch(ofStore: context.store) else {
            return ReadOpenSteps.Reply(steps: [], next: nil)
        }
        return try context.openSteps(question) { state in
            switch state {
            case let file as Case: file.openSteps(of: branch)
            case let appeal as Appeal: appeal.openSteps(of: branch)
            case let session as JurySession: session.openSteps
            default: []
            }
        }
    }
}

extension Context {
    /// What stands against erasing what is held about a person here.
    fileprivate func obstacles(toErasing person: PersonID) throws -> [Refusal] {
        let files = try streams(about: person, Case.self).filter { $0.candidate == person }
        let appeals = try streams(about: person, Appeal.self)
        return files.compactMap(holdSuspendsErasure) + appeals.compactMap(appealSuspendsErasure)
    }
}
