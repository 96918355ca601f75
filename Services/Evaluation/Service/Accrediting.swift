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
            on: try context.application(command.branch, command.evaluator),
            evaluator: try context.evaluator(command.evaluator),
            branch: branch,
            policy: policy,
            by: context.actor,
            at: context.now
        )
    }
    On(InstructApplication.self) { command, context in
        let application = try context.application(command.branch, command.evaluator)
        return decide(command, on: application, by: context.actor, at: context.now)
    }
    On(RecordAccreditationEvidence.self) { command, context in
        let application = try context.application(command.branch, command.evaluator)
        return decide(command, on: application, by: context.actor, at: context.now)
    }
    On(GiveUndertakings.self) { command, context in
        let application = try context.application(command.branch, command.evaluator)
        return decide(command, on: application, by: context.actor, at: context.now)
    }
    signed(DecideAccreditation.self, scheme, of: \.branch) { command, context, _ in
        let application = try context.application(command.branch, command.evaluator)
        return decide(command, on: application, by: context.actor, at: context.now)
    }
    Following(AccreditationApplication.self) { event, _, application, context in
        guard event is AccreditationRefused else { return AccreditationApplication.Facts() }
        return AccreditationApplication.Facts(
            evaluator: try context.evaluator(application.evaluator),
            policy: scheme.policy(of: application.branch)?.retention ?? RetentionPolicy()
        )
    }
    signed(IssueAccreditationLetter.self, scheme, of: \.branch) { command, context, policy in
        let application = try context.application(command.branch, command.evaluator)
        return decide(command, on: application, policy: policy, by: context.actor, at: context.now)
    }
    WhenDue(AccreditationApplication.self, AccreditationApplication.step) { decideStep($0, at: $1.now) }
    signed(AccreditEvaluator.self, scheme, of: \.branch) { command, context, policy in
        let evaluator = try context.evaluator(command.evaluator)
        return decide(command, on: evaluator, policy: policy, by: context.actor, at: context.now)
    }
    On(BriefReferent.self) { command, context in
        guard let policy = scheme.policy(of: command.branch) else { return unknownBranch(command.branch) }
        return decide(
            command,
            on: try context.referent(command.referent),
            trainer: try PersonID(context.actor.id).flatMap { try context.evaluator($0) },
            standard: scheme.standard(command.standard),
            policy: policy.accreditation,
            by: context.actor,
            at: context.now
        )
    }
}

extension Context {
    func application(_ branch: BranchID, _ person: PersonID) throws -> AccreditationApplication? {
        try load(AccreditationApplication.self, AccreditationApplication.key(branch, person))
    }

    func referent(_ person: PersonID) throws -> Referent? { try load(Referent.self, person.value) }

    /// The files under way in which an evaluator is designated, each as it stands.
    func assessments(observedBy evaluator: PersonID, in branch: BranchID) throws -> [AssessmentFile] {
        try files(observedBy: evaluator, in: branch).compactMap { try file($0) }
    }

    /// The files under way in which an evaluator is designated.
    func files(observedBy evaluator: PersonID, in branch: BranchID) throws -> [DossierID] {
        let prefix = AssessmentFile.observedByPrefix(evaluator, branch)
        return try claims(from: prefix, before: prefix + "~", limit: .max).compactMap {
            DossierID(String($0.claim.value.dropFirst(prefix.count)))
        }
    }
}
