import Contracts
import JuryDomain
import Messaging

/// When what is personal is erased, what stands against it, and what a person is told of it.
@Listening func keepingPersonalData(_ panels: Panels) -> [any ListeningEntry] {
    // The loop removes what is personal; the minutes stay as they are, with what was decided.
    On(RetentionEnded.self) { _, _ in .accepted([]) }
    answeringAboutPersons()
    Answering(ReadErasureObstacles.self) { question, context in
        let files = try context.streams(about: question.person, Case.self).filter { $0.candidate == question.person }
        let appeals = try context.streams(about: question.person, Appeal.self)
        return ReadErasureObstacles.Reply(
            obstacles: files.compactMap(holdSuspendsErasure) + appeals.compactMap(appealSuspendsErasure)
        )
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
