import Campaign
import Contracts
import EvaluationDomain
import EvaluationService
import Messaging
import Simulation

/// The evaluators over the years, and who decides about them: they report, ask for renewal and are renewed or not; they
/// are suspended, heard, removed, have that reviewed; they resign, let a term run out, and apply again. Each has a course,
/// and looks now and then at where it stands: so it goes on by itself after a store was restored.
struct Evaluators {
    /// What becomes of one of them.
    enum Course: CaseIterable {
        /// Reports, asks for renewal, and is renewed.
        case faithful
        /// Asks for renewal, which is refused, or nobody decides on.
        case notRenewed, unanswered
        /// Does not ask; or gives it up.
        case lapsing, resigning
        /// Does not report, and is removed, or is not.
        case silent, spared
        /// Is suspended and removed for cause, has that reviewed and upheld, or annulled; or the suspension is lifted.
        case accused, upheld, reinstated, cleared

        var reports: Bool { self != .silent && self != .spared }
        var asksForRenewal: Bool { self != .lapsing }
        var isSuspected: Bool { [.accused, .upheld, .reinstated, .cleared].contains(self) }
    }

    fileprivate struct One {
        let who: AccreditedEvaluator
        let course: Course
        /// When suspicion falls on them, or they resign; a newcomer applies.
        let turnsAt: Instant
        /// Whether they apply again once it has ended.
        let returns: Bool
        /// When they, or those who decide about them, look again.
        var looksAt: Instant
        var hasTurned = false

        var key: String { "course of \(who.person)" }
        var turn: String { "turn of \(who.person)" }
    }

    private var all: [One]

    init(_ campaign: Campaign, since now: Instant, _ entropy: inout Entropy) {
        // Of each branch the first goes on, so that somebody evaluates, and the others fare as it falls.
        var branches: Set<BranchID> = []
        all = (campaign.newcomers.map { ($0, true) } + campaign.accreditedEvaluators.map { ($0, false) }).map {
            who,
            isNew in
            let isFirst = !isNew && branches.insert(who.branch).inserted
            let course = isFirst ? .faithful : Course.allCases.randomElement(using: &entropy) ?? .faithful
            return One(
                who: who,
                course: course,
                turnsAt: now.adding(days: Int.random(in: 20...1_500, using: &entropy)),
                returns: isNew || isFirst || Bool.random(using: &entropy),
                looksAt: now
            )
        }
    }

    /// What they and their branch want done now.
    mutating func wanted(
        _ campaign: Campaign,
        _ sight: Sight,
        isFree: (String) -> Bool,
        _ entropy: inout Entropy
    ) throws -> [Wanted] {
        try all.indices.compactMap { place -> Wanted? in
            let one = all[place]
            guard one.looksAt <= sight.now, isFree(one.key), isFree(one.turn) else { return nil }
            all[place].looksAt = sight.now.adding(days: Int.random(in: 10...50, using: &entropy))
            let next = try next(one, campaign, sight, &entropy)
            // Whoever was suspended once, or has resigned, is not again.
            if next?.key == one.turn { all[place].hasTurned = true }
            return next
        }
    }

    // MARK: what comes next

    private func next(_ one: One, _ campaign: Campaign, _ sight: Sight, _ entropy: inout Entropy) throws -> Wanted? {
        let (who, today) = (one.who, sight.now.parisDay)
        let evaluator = try sight.state(Evaluator.self, who.person.value, at: "evaluation")
        let life = evaluator?.life(who.branch)
        if let removal = life?.removal, let next = try next(one, removal, today, &entropy) { return next }
        guard let evaluator, let life, let standing = evaluator.standingAccreditation(who.branch) else {
            guard one.returns, evaluator != nil || one.turnsAt <= sight.now else { return nil }
            return try application(one, campaign, sight)
        }
        if life.renewalOf != nil { return try renewal(one, sight) }
        if evaluator.isSuspended(who.branch, .precautionary, on: today) { return try endOfSuspension(one) }
        let window = -(life.conditions.reminderDays.max() ?? 0)
        if one.course.reports, life.reportDueOn.adding(days: window) <= today {
            let words = ActivityReportPersonal(account: "Deux ans d'évaluations.")
            let report = ReportActivity(evaluator: who.person, branch: who.branch, personal: words)
            return try send(report, as: one.own, one)
        }
        if one.course.asksForRenewal, standing.until.adding(days: window) <= today {
            return try send(RequestRenewal(evaluator: who.person, branch: who.branch), as: one.own, one)
        }
        guard one.turnsAt <= sight.now, !one.hasTurned else { return nil }
        if one.course == .resigning {
            let resignation = ResignAccreditation(evaluator: who.person, branch: who.branch)
            return try Wanted(one.turn, resignation, to: "evaluation", as: one.own)
        }
        guard one.course.isSuspected else { return nil }
        let suspension = SuspendAccreditation(
            evaluator: who.person,
            branch: who.branch,
            ground: .complaint,
            personal: ReasonPersonal(reason: "Une réclamation est à vérifier.")
        )
        return try Wanted(one.turn, suspension, to: "evaluation", as: one.officer)
    }

    private func renewal(_ one: One, _ sight: Sight) throws -> Wanted? {
        guard one.course != .unanswered else { return nil }
        let isRefused = one.course == .notRenewed
        let decision = DecideRenewal(
            evaluator: one.who.person,
            branch: one.who.branch,
            letter: isRefused ? nil : letter("R", one, sight),
            personal: isRefused ? ReasonPersonal(reason: "Trop peu d'évaluations.") : nil
        )
        return try send(decision, as: one.authority, one)
    }

    private func endOfSuspension(_ one: One) throws -> Wanted {
        let (person, branch) = (one.who.person, one.who.branch)
        guard one.course != .cleared, one.course.isSuspected else {
            return try send(LiftSuspension(evaluator: person, branch: branch), as: one.officer, one)
        }
        return try send(grounds(.misconduct, one), as: one.officer, one)
    }

    private func grounds(_ ground: RemovalGround, _ one: One) -> NotifyRemovalGrounds {
        NotifyRemovalGrounds(
            evaluator: one.who.person,
            branch: one.who.branch,
            ground: ground,
            personal: ReasonPersonal(reason: "Les faits sont au dossier.")
        )
    }

    /// A removal goes on; `nil` where nobody takes it any further.
    private func next(
        _ one: One,
        _ removal: AccreditationLife.Removal,
        _ today: Day,
        _ entropy: inout Entropy
    ) throws -> Wanted? {
        let (person, branch) = (one.who.person, one.who.branch)
        let words = ReasonPersonal(reason: "Ce qui a été dit est au dossier.")
        switch removal {
        case .proposed(let ground): return try send(grounds(ground, one), as: one.officer, one)
        case .notified(_, _, let isAnswered):
            if !isAnswered, Bool.random(using: &entropy) {
                let answer = AnswerRemovalGrounds(evaluator: person, branch: branch, personal: words)
                return try send(answer, as: one.own, one)
            }
            let isRemoved = one.course != .spared
            let decision = DecideRemoval(evaluator: person, branch: branch, removed: isRemoved, personal: words)
            return try send(decision, as: one.authority, one)
        case .removed(_, _, let reviewableThrough):
            guard [.upheld, .reinstated].contains(one.course), today <= reviewableThrough else { return nil }
            return try send(AskForRemovalReview(evaluator: person, branch: branch, personal: words), as: one.own, one)
        case .underReview:
            let isUpheld = one.course != .reinstated
            let decision = DecideRemovalReview(evaluator: person, branch: branch, upheld: isUpheld, personal: words)
            return try send(decision, as: one.reviewer, one)
        case .final: return nil
        }
    }

    /// The next step of an application, from its being sent to the letter.
    private func application(_ one: One, _ campaign: Campaign, _ sight: Sight) throws -> Wanted? {
        let (person, branch, today) = (one.who.person, one.who.branch, sight.now.parisDay)
        let key = AccreditationApplication.key(branch, person)
        let known = try sight.state(AccreditationApplication.self, key, at: "evaluation")
        guard let known, known.isOpen else {
            guard let anew = campaign.application(of: person, to: branch, today: today) else { return nil }
            return try send(anew, as: one.own, one)
        }
        switch known.stage {
        case .requested:
            let instruction = InstructApplication(
                evaluator: person,
                branch: branch,
                met: SelectionCriterion.allCases,
                personal: nil
            )
            return try send(instruction, as: one.officer, one)
        case .granted:
            let letter = IssueAccreditationLetter(
                evaluator: person,
                branch: branch,
                letter: letter("H", one, sight),
                letterOn: today
            )
            return try send(letter, as: one.authority, one)
        case .instructed, .conferred, .refused: break
        }
        if let evidence = AccreditationEvidence.allCases.first(where: { !known.evidence.contains($0) }) {
            let shown = RecordAccreditationEvidence(evaluator: person, branch: branch, evidence: evidence, on: today)
            return try send(shown, as: one.officer, one)
        }
        let undertakings = AccreditationUndertaking.allCases
        guard undertakings.allSatisfy(known.undertakings.contains) else {
            let given = GiveUndertakings(evaluator: person, branch: branch, undertakings: undertakings)
            return try send(given, as: one.own, one)
        }
        let grant = DecideAccreditation(evaluator: person, branch: branch, granted: true, personal: nil)
        return try send(grant, as: one.authority, one)
    }

    private func letter(_ kind: String, _ one: One, _ sight: Sight) -> LetterID {
        LetterID("\(kind)-\(one.who.person)-\(sight.now.parisDay)") ?? "letter"
    }

    private func send(_ command: some Command, as actor: Actor, _ one: One) throws -> Wanted {
        try Wanted(one.key, command, to: "evaluation", as: actor)
    }
}

extension Evaluators.One {
    fileprivate var own: Actor { Actor(.evaluator, who.person.value) }
    fileprivate var officer: Actor { Actor(.officer, who.officer.value, of: who.branch) }
    fileprivate var authority: Actor { Actor(.authority, who.authority.value, of: who.branch) }
    fileprivate var reviewer: Actor { Actor(.authority, who.reviewer.value, of: who.branch) }
}
