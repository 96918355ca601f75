import Contracts
import Messaging
import RegistrationDomain
import Scheme

/// How long what is personal is kept, what stands against its erasure, and what a person is told of it.
@Listening func keepingPersonalData(_ scheme: Scheme) -> [any ListeningEntry] {
    On(SuspendErasure.self) { command, context in
        decide(command, on: try context.file(command.dossier), by: context.actor, at: context.now)
    }
    On(ResumeErasure.self) { command, context in
        decide(command, on: try context.file(command.dossier), by: context.actor)
    }
    On(AppealLodged.self) { event, context in decide(event, on: try context.file(event.dossier)) }
    On(AppealRefused.self) { event, context in decide(event, on: try context.file(event.dossier)) }
    On(AppealClosed.self) { event, context in decide(event, on: try context.file(event.dossier)) }
    On(AppealDecided.self) { event, context in decide(event, on: try context.file(event.dossier)) }
    On(DecisionConfirmed.self) { event, context in decide(event, on: try context.file(event.dossier)) }
    On(ErasePerson.self) { command, context in
        decide(
            command,
            obstacles: try context.obstacles(toErasing: command.subject),
            by: context.actor,
            at: context.now
        )
    }
    WhenDue(RegistrationFile.self, RegistrationFile.retentionEnd) { decideRetention(of: $0, at: $1.now) }
    answeringAboutPersons()
    Answering(ReadErasureObstacles.self) { question, context in
        ReadErasureObstacles.Reply(obstacles: try context.obstacles(toErasing: question.person))
    }
    Answering(ReadOpenSteps.self) { question, context in
        try context.openSteps(question) { state in
            switch state {
            case let file as RegistrationFile: file.openSteps
            case let complaint as Complaint: complaint.openSteps
            default: []
            }
        }
    }
}

extension Context {
    /// What stands against erasing a person's data in this store.
    fileprivate func obstacles(toErasing person: PersonID) throws -> [Refusal] {
        let files = try streams(about: person, RegistrationFile.self)
        let complaints = try streams(about: person, Complaint.self)
        return files.flatMap { erasureObstacles(in: $0, at: now) } + complaints.flatMap { erasureObstacles(in: $0) }
            + erasureObstacles(of: try load(KnownPerson.self, person.value))
    }
}
