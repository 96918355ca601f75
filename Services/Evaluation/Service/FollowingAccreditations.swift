import Contracts
import EvaluationDomain
import Messaging
import Scheme

/// What becomes of an accreditation: reports, renewal, suspensions, its end; and the public list.
@Listening func followingAccreditations(_ scheme: Scheme) -> [any ListeningEntry] {
    On(ReportActivity.self) { command, context in
        let evaluator = try context.evaluator(command.evaluator)
        return decide(command, on: evaluator, by: context.actor, at: context.now)
    }
    On(RequestRenewal.self) { command, context in
        let evaluator = try context.evaluator(command.evaluator)
        return decide(command, on: evaluator, by: context.actor, at: context.now)
    }
    signed(DecideRenewal.self, scheme, of: \.branch) { command, context, policy in
        let evaluator = try context.evaluator(command.evaluator)
        return decide(command, on: evaluator, policy: policy, by: context.actor, at: context.now)
    }
    signed(SuspendAccreditation.self, scheme, of: \.branch) { command, context, _ in
        decide(
            command,
            on: try context.evaluator(command.evaluator),
            files: try context.assessments(observedBy: command.evaluator, in: command.branch),
            by: context.actor,
            at: context.now
        )
    }
    signed(LiftSuspension.self, scheme, of: \.branch) { command, context, _ in
        decide(
            command,
            on: try context.evaluator(command.evaluator),
            files: try context.assessments(observedBy: command.evaluator, in: command.branch),
            by: context.actor,
            at: context.now
        )
    }
    On(NotifyRemovalGrounds.self) { command, context in
        let evaluator = try context.evaluator(command.evaluator)
        return decide(command, on: evaluator, by: context.actor, at: context.now)
    }
    On(AnswerRemovalGrounds.self) { command, context in
        let evaluator = try context.evaluator(command.evaluator)
        return decide(command, on: evaluator, by: context.actor, at: context.now)
    }
    signed(DecideRemoval.self, scheme, of: \.branch) { command, context, _ in
        decide(
            command,
            on: try context.evaluator(command.evaluator),
            files: try context.assessments(observedBy: command.evaluator, in: command.branch),
            by: context.actor,
            at: context.now
        )
    }
    On(AskForRemovalReview.self) { command, context in
        let evaluator = try context.evaluator(command.evaluator)
        return decide(command, on: evaluator, by: context.actor, at: context.now)
    }
    signed(DecideRemovalReview.self, scheme, of: \.branch) { command, context, _ in
        decide(
            command,
            on: try context.evaluator(command.evaluator),
            files: try context.assessments(observedBy: command.evaluator, in: command.branch),
            by: context.actor,
            at: context.now
        )
    }
    On(ResignAccreditation.self) { command, context in
        decide(
            command,
            on: try context.evaluator(command.evaluator),
            files: try context.assessments(observedBy: command.evaluator, in: command.branch),
            by: context.actor,
            at: context.now
        )
    }
    On(DeclareSituation.self) { command, context in
        let evaluator = try context.evaluator(command.evaluator)
        return decide(command, on: evaluator, by: context.actor, at: context.now)
    }
    On(ChoosePublicContact.self) { command, context in
        let evaluator = try context.evaluator(command.evaluator)
        return decide(command, on: evaluator, by: context.actor, at: context.now)
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
    Answering(ListEvaluators.self) { question, context in try context.page(question) }
    Answering(ListReferents.self) { question, context in
        let prefix = Referent.companyPrefix(question.companySiren)
        let found = try context.claims(from: prefix, before: prefix + "~", limit: .max)
        let referents = try found.compactMap { PersonID(String($0.claim.value.dropFirst(prefix.count))) }
            .compactMap { try context.referent($0)?.designated(in: question.companySiren, by: context.now.parisDay) }
        return ListReferents.Reply(referents: referents)
    }
}

extension Context {
    /// How many entries are looked at for one page: the loop waits that long and no longer.
    private static let pageLength = 200

    fileprivate func page(_ question: ListEvaluators) throws -> ListEvaluators.Reply {
        let (first, end) = Evaluator.listRange(question.branch)
        // No key has a character below the ones of identifiers: with one added, a key's place is just passed.
        let from = max(first, question.after.map { $0 + "\u{1}" } ?? first)
        let found = try claims(from: from, before: end, limit: Context.pageLength)
        let entries = try found.compactMap { found -> PublicEvaluator? in
            let parts = found.claim.value.split(separator: "/").map(String.init)
            guard parts.count == 3, let branch = BranchID(parts[1]), let person = PersonID(parts[2]) else { return nil }
            return try evaluator(person)?.publicEntry(branch, on: now.parisDay)
        }
        let isLast = found.count < Context.pageLength
        return ListEvaluators.Reply(entries: entries, next: isLast ? nil : found.last?.claim.value)
    }
}
