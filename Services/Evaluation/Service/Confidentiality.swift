import Contracts
import EvaluationDomain
import Messaging
import Scheme

/// When what is personal is erased, what stands against it, and what a person is told of it.
@Listening func keepingPersonalData(_ scheme: Scheme) -> [any ListeningEntry] {
    // The loop removes what is personal; marks and digests stay.
    On(RetentionEnded.self) { _, _ in .accepted([]) }
    answeringAboutPersons()
    Answering(ReadErasureObstacles.self) { question, context in
        let evaluator = try context.evaluator(question.person)
        return ReadErasureObstacles.Reply(
            obstacles: evaluator?.accreditations.compactMap { accreditation in
                let policy = scheme.policy(of: accreditation.branch) ?? BranchPolicy()
                return accreditationIsKept(accreditation, policy.retention, on: context.now.parisDay)
            } ?? []
        )
    }
    Answering(ReadOpenSteps.self) { question, context in
        try context.openSteps(question) { ($0 as? AssessmentFile)?.openSteps ?? [] }
    }
}
