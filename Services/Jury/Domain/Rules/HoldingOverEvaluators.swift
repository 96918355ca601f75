public import Contracts
import Scheme

extension CaseFile {
    /// The branch whose accreditation let the evaluator observe.
    var accreditingBranch: BranchID { accreditedBy ?? branch }
}

extension Case {
    /// The branch whose accreditation let the evaluator of an undecided file observe.
    var accreditingBranch: BranchID? { undecided?.file.accreditingBranch }

    func held(overSuspensionOf evaluator: PersonID, by person: PersonID, at now: Instant) -> FileHeldBeforeDecision {
        FileHeldBeforeDecision(
            dossier: dossier,
            attempt: attempt,
            panel: panel,
            candidate: candidate,
            heldBy: person,
            since: now,
            suspendedEvaluator: evaluator,
            personal: nil
        )
    }

    func held(overRemovalOf evaluator: PersonID, by authority: PersonID, at now: Instant) -> FileHeldBeforeDecision {
        FileHeldBeforeDecision(
            dossier: dossier,
            attempt: attempt,
            panel: panel,
            candidate: candidate,
            heldBy: authority,
            since: now,
            removedEvaluator: evaluator,
            personal: nil
        )
    }

    var isUndecidedHere: Bool { undecided != nil && handedTo == nil }

    /// What the keys of all undecided files before a panel begin with that this evaluator has evaluated.
    public static func evaluatedByPrefix(_ evaluator: PersonID) -> String { "evaluated-by/\(evaluator)/" }

    /// The keys among which those of all undecided files before a panel lie: from the first on, and before the second.
    public static let evaluatedRange = (from: "evaluated-by/", before: "evaluated-by0")
}

func noting(
    _ person: PersonID,
    _ branch: BranchID,
    suspendedBy: PersonID?,
    on evaluator: NotedEvaluator?,
    under rules: PanelRules
) -> [any Event] {
    // Noted whether the panel has heard of the letter or not: one that was added later may have its booklets first.
    guard evaluator?.suspendedAsPrecaution(branch) != suspendedBy else { return [] }
    return [
        EvaluatorSuspensionNoted(panel: rules.panel, evaluator: person, branch: branch, suspendedBy: suspendedBy)
    ]
}

func noting(_ heard: HeardTerm?, on evaluator: NotedEvaluator?, under rules: PanelRules) -> [any Event] {
    guard let heard, let evaluator, evaluator.terms.contains(where: { $0.branch == heard.branch }) else { return [] }
    var after = evaluator
    after.end(heard.branch, heard.until, removedBy: heard.removedBy)
    if after == evaluator { return [] }
    return [
        EvaluatorTermNoted(
            panel: rules.panel,
            evaluator: heard.evaluator,
            branch: heard.branch,
            until: heard.until,
            removedBy: heard.removedBy
        )
    ]
}

func notingProviders(
    _ organisations: [OrganisationID],
    of evaluator: PersonID,
    _ known: [OrganisationID: NotedProvider],
    under rules: PanelRules
) -> [any Event] {
    organisations.filter { known[$0]?.evaluators.contains(evaluator) != true }.map {
        EvaluationProviderNoted(panel: rules.panel, provider: $0, evaluator: evaluator)
    }
}
