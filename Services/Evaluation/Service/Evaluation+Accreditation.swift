import Contracts
import EvaluationDomain
import Messaging
import Scheme

/// Who may evaluate: from the application to the letter, and accreditations that existed before the system.
@Listening func accrediting(_ scheme: Scheme) -> [any ListeningEntry] {
    On(ApplyForAccreditation.self) { command, context in
        guard let branch = scheme.branch(command.branch), let policy = scheme.policy(of: command.branch) else {
            return unknownBranch(command.branch)
        }
        return decide(
            command,
            on: try context.application(of: command.evaluator, in: command.branch),
            evaluator: try context.evaluator(command.evaluator),
            branch: branch,
            policy: policy,
            by: context.by
        )
    }
    On(InstructApplication.self) { command, context in
        decide(command, on: try context.application(of: command.evaluator, in: command.branch), by: context.by)
    }
    On(RecordAccreditationEvidence.self) { command, context in
        decide(command, on: try context.application(of: command.evaluator, in: command.branch), by: context.by)
    }
    On(GiveUndertakings.self) { command, context in
        decide(command, on: try context.application(of: command.evaluator, in: command.branch), by: context.by)
    }
    signed(DecideAccreditation.self, scheme, of: \.branch) { command, context, _ in
        decide(command, on: try context.application(of: command.evaluator, in: command.branch), by: context.by)
    }
    Following(AccreditationApplication.self) { event, _, application, context in
        guard event is AccreditationRefused else { return AccreditationApplication.Facts() }
        return AccreditationApplication.Facts(
            evaluator: try context.evaluator(application.evaluator),
            policy: scheme.policy(of: application.branch)?.retention ?? RetentionPolicy()
        )
    }
    signed(IssueAccreditationLetter.self, scheme, of: \.branch) { command, context, policy in
        let application = try context.application(of: command.evaluator, in: command.branch)
        return decide(command, on: application, policy: policy, by: context.by)
    }
    WhenDue(AccreditationApplication.self, AccreditationApplication.step) { decideStep($0, at: $1.now) }
    signed(AccreditEvaluator.self, scheme, of: \.branch) { command, context, policy in
        let evaluator = try context.evaluator(command.evaluator)
        return decide(command, on: evaluator, policy: policy, by: context.by)
    }
    On(BriefReferent.self) { command, context in
        guard let policy = scheme.policy(of: command.branch) else { return unknownBranch(command.branch) }
        return decide(
            command,
            on: try context.referent(command.referent),
            trainer: try PersonID(context.actor.id).flatMap { try context.evaluator($0) },
            standard: scheme.standard(command.standard),
            policy: policy.accreditation,
            by: context.by
        )
    }
}

/// What becomes of an accreditation: reports, renewal, suspensions, its end; and the public list.
@Listening func followingAccreditations(_ scheme: Scheme) -> [any ListeningEntry] {
    On(ReportActivity.self) { command, context in
        decide(command, on: try context.evaluator(command.evaluator), by: context.by)
    }
    On(RequestRenewal.self) { command, context in
        decide(command, on: try context.evaluator(command.evaluator), by: context.by)
    }
    signed(DecideRenewal.self, scheme, of: \.branch) { command, context, policy in
        let evaluator = try context.evaluator(command.evaluator)
        return decide(command, on: evaluator, policy: policy, by: context.by)
    }
    signed(SuspendAccreditation.self, scheme, of: \.branch) { command, context, _ in
        let (evaluator, files) = try context.assessing(command.evaluator, in: command.branch)
        return decide(command, on: evaluator, files: files, by: context.by)
    }
    signed(LiftSuspension.self, scheme, of: \.branch) { command, context, _ in
        let (evaluator, files) = try context.assessing(command.evaluator, in: command.branch)
        return decide(command, on: evaluator, files: files, by: context.by)
    }
    On(NotifyRemovalGrounds.self) { command, context in
        decide(command, on: try context.evaluator(command.evaluator), by: context.by)
    }
    On(AnswerRemovalGrounds.self) { command, context in
        decide(command, on: try context.evaluator(command.evaluator), by: context.by)
    }
    signed(DecideRemoval.self, scheme, of: \.branch) { command, context, _ in
        let (evaluator, files) = try context.assessing(command.evaluator, in: command.branch)
        return decide(command, on: evaluator, files: files, by: context.by)
    }
    On(AskForRemovalReview.self) { command, context in
        decide(command, on: try context.evaluator(command.evaluator), by: context.by)
    }
    signed(DecideRemovalReview.self, scheme, of: \.branch) { command, context, _ in
        let (evaluator, files) = try context.assessing(command.evaluator, in: command.branch)
        return decide(command, on: evaluator, files: files, by: context.by)
    }
    On(ResignAccreditation.self) { command, context in
        let (evaluator, files) = try context.assessing(command.evaluator, in: command.branch)
        return decide(command, on: evaluator, files: files, by: context.by)
    }
    On(RecordEvaluatorDeath.self) { command, context in
        let (evaluator, files) = try context.assessing(command.evaluator, in: command.branch)
        return decide(command, on: evaluator, files: files, by: context.by)
    }
    On(DeclareSituation.self) { command, context in
        decide(command, on: try context.evaluator(command.evaluator), by: context.by)
    }
    On(ChoosePublicContact.self) { command, context in
        decide(command, on: try context.evaluator(command.evaluator), by: context.by)
    }
    WhenDue(Evaluator.self, Evaluator.step) { evaluator, context in
        decideStep(evaluator, at: context.now)
    }
    Following(Evaluator.self) { event, _, evaluator, context in
        guard let event = event as? AccreditationStepFellDue, Evaluator.suspends(event) else { return [] }
        return try context.files(observedBy: evaluator.person, in: event.branch)
    }
    WhenDue(Evaluator.self, Evaluator.overdueRemoval) { decideOverdueRemoval($0, at: $1.now) }
    WhenDue(Evaluator.self, Evaluator.expiry) { evaluator, context in
        var files: [BranchID: [AssessmentFile]] = [:]
        for branch in Set(evaluator.accreditations.map(\.branch)) {
            files[branch] = try context.assessments(observedBy: evaluator.person, in: branch)
        }
        return decideExpiry(evaluator, files: files, at: context.now)
    }
}
