import Contracts
import Messaging
import RegistrationDomain
import Scheme

/// What it is asked.
@Listening func answering() -> [any ListeningEntry] {
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
