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
    answeringAboutPersons()
    Answering(ReadErasureObstacles.self) { question, context in
        ReadErasureObstacles.Reply(
            obstacles: try context.streams(about: question.person, Certificate.self)
                .flatMap { erasureObstacles(in: $0, scheme: scheme, at: context.now) }
        )
    }
    Answering(ReadOpenSteps.self) { question, context in
        try context.openSteps(question) { ($0 as? Certificate)?.openSteps ?? [] }
    }
}
