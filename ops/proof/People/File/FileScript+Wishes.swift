import Contracts
import Messaging
import Scheme

/// What is wanted of a file next.
extension FileScript {
    /// What can be done now; each thing is told once. `soonest` is when to ask again, where something has to wait.
    mutating func due(at now: Instant, _ chance: inout Chance) -> (
        matters: [(FileWish, Errand.Matter)], soonest: Instant?
    ) {
        if begunAt == nil { begunAt = now }
        var matters: [(FileWish, Errand.Matter)] = []
        var soonest: Instant?
        for wish in wishes() where !pending.contains(wish) {
            if setting.oneByOne, !pending.isEmpty || !matters.isEmpty { break }
            let fillsFrom = wish == .fill ? fillsFrom : nil
            if let time = [notBefore[wish], fillsFrom].compactMap({ $0 }).max(), time > now {
                soonest = min(soonest ?? time, time)
                continue
            }
            matters.append((wish, matter(of: wish, at: now, &chance)))
        }
        for (wish, _) in matters { pending.insert(wish) }
        return (matters, soonest)
    }

    func wishes() -> [FileWish] {
        guard ending == nil else { return [] }
        if let recalled {
            return FileStanding.stores(panel: standing.panel, panels: setting.scheme.panels(of: cast.branch))
                .filter { recalled[$0] == nil }.map { .recall($0) }
        }
        if standing.issued, plan.goesOnAfterIssue { return wishesAfterIssue() }
        if standing.withdrawn || isEnded || (isIssued && isDone && setting.confirmsEnds) {
            return wishesOnFormer.isEmpty ? [.confirmEnd] : wishesOnFormer
        }
        guard standing.registered else { return [wishBeforeRegistration] }
        if plan.asksTwice, !standing.askedTwice { return [.registerAgain] }
        if standing.handedOver == nil {
            if plan.withdrawsAt == .registration { return [.withdraw] }
            return [plan.officerRefuses ? .refuse : .accept]
        }
        if plan.correctsName, !standing.corrected, standing.transmitted == nil { return [.correct] }
        if standing.transmitted == nil { return wishesInEvaluation() }
        switch standing.decision {
        case nil:
            return wishesOnFormer + (plan.withdrawsAt == .jury ? [.withdraw] : wishBeforeJury.map { [$0] } ?? [])
        case .notAwarded where awaitsAppeal: return wishOfAppeal.map { [$0] } ?? []
        case .notAwarded: return [.reassess]
        case .awarded where isContested:
            let mayBeSigned = standing.certificate == nil || isBeingTakenBack || standing.episodes.rescinded != nil
            return wishesOnFormer + (mayBeSigned && !isIssued ? wishesInCertification() : [])
        case .awarded: return matterForJury == nil ? wishesInCertification() : []
        }
    }

    /// Whether registration has said that it is over, and nothing is to come after that.
    var isEnded: Bool {
        guard let ended = standing.ended else { return false }
        return !isContested || ![.awarded, .revoked].contains(ended)
    }

    func wishesAfterIssue() -> [FileWish] {
        if let wish = wishAfterIssue { return [wish] }
        return plan.ending == .replaced ? wishesInCertification() : []
    }

    func wishesInEvaluation() -> [FileWish] {
        guard standing.proposed else { return [.propose] }
        if lacksEvaluator { return [.replace] }
        guard standing.designated else {
            return [plan.wrongDesignation != nil && !standing.wrongDesignationTried ? .designateWrongly : .designate]
        }
        if plan.withdrawsAt == .evaluation { return [.withdraw] }
        if let wish = wishOfReplacement { return [wish] }
        let undeclared = observers.filter { !standing.declared.contains($0) }
        guard undeclared.isEmpty else { return undeclared.map { .declare($0) } }
        let unrecorded = observers.filter { !standing.recorded.contains($0) }
        guard unrecorded.isEmpty else { return unrecorded.map { .record($0) } }
        guard standing.filled != nil else { return [.fill] }
        guard standing.digest != nil else { return [.readDigest] }
        return observers.filter { !standing.signed.contains($0) }.map { .sign($0) }
    }

    /// What comes before another evaluator observes, where the plan has one.
    var wishOfReplacement: FileWish? {
        guard let replacement = plan.replacement, !standing.replaced, standing.attempt == 1 else { return nil }
        switch replacement {
        case .objection:
            if standing.objectionDecided { return .replace }
            if standing.objected { return .uphold }
            // Where a restore has taken the objection and left what came of it, there is nobody to object to any more.
            return standing.evaluator.map { $0 == firstEvaluator } ?? true ? .object : nil
        case .afterObservation: return standing.recorded.contains(firstEvaluator) ? .replace : nil
        }
    }

    func wishesInCertification() -> [FileWish] {
        guard standing.certificate != nil else { return [.readCertificate] }
        return signatories.map(\.capacity).filter { !standing.certificateSigned.contains($0) }
            .map { .signCertificate($0) }
    }

    /// Who is to be the evaluator now.
    var evaluator: PersonID {
        standing.evaluator ?? (standing.replaced && !plan.asksAround ? secondEvaluator : firstEvaluator)
    }
    var observers: [PersonID] { [evaluator, candidate.referent] }
    var signatories: [Cast.Signatory] { [plan.isDelegated ? cast.delegate : cast.signatory, committee] }
}
