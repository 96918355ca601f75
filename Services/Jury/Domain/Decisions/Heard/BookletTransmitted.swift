public import Contracts
import Scheme

/// A booklet has been transmitted: the panel takes the file up, for a first or a further attempt (specification, step 5).
///
/// An attempt that is known already, and a booklet for another panel, change nothing. Where the evaluator's accreditation
/// was removed for cause meanwhile, the file waits: whether the cause concerns it is for people to say. Where it was
/// suspended as a precaution, the file waits until that is lifted.
///
/// - Parameter evaluator: what the panel has noted of the file's evaluator.
public func decide(
    _ event: BookletTransmitted,
    on file: Case?,
    evaluator: NotedEvaluator? = nil,
    under rules: PanelRules,
    at now: Instant
) -> Decision {
    guard event.panel == rules.panel else { return .accepted([]) }
    if let file, event.file.scope.attempt <= file.attempt { return .accepted([]) }
    let due = rules.policy.due.deadline(rules.policy.due.juryDecision, after: now.parisDay).endsAt
    var caseFile = CaseFile(of: event)
    caseFile.dependence = dependence(of: event, rules.policy.designation)
    caseFile.observedUntil = event.booklet.observedUntil
    caseFile.managingObserver = managingObserver(of: event, rules.policy.designation)
    let opened = CaseOpened(
        file: caseFile,
        panel: event.panel,
        decideBy: due,
        personal: event.personal?.candidate.withoutArrangements
    )
    guard let evaluator, let waiting = Case.evolve(file, opened) else { return .accepted([opened]) }
    let branch = caseFile.accreditingBranch
    if let authority = evaluator.removedForCause(branch) {
        return .accepted([opened, waiting.held(overRemovalOf: event.evaluator.person, by: authority, at: now)])
    }
    if let person = evaluator.suspendedAsPrecaution(branch) {
        return .accepted([opened, waiting.held(overSuspensionOf: event.evaluator.person, by: person, at: now)])
    }
    return .accepted([opened])
}

extension CaseFile {
    /// What a panel keeps of a transmitted file.
    init(of event: BookletTransmitted) {
        let file = event.file
        let judged = file.scope.elements.map { ($0, event.booklet.elements[$0]?.judgement) }
        // An element that the booklet is silent about counts as divergent: nothing about it can be confirmed.
        let departures = judged.filter { $0.1 != .acquired }.map { ($0.0, $0.1 ?? .divergent) }
        self.init(
            dossier: file.dossier,
            number: file.number,
            branch: file.branch,
            certificateKind: file.certificateKind,
            standard: file.standard,
            candidate: file.candidate,
            scope: file.scope,
            parties: CaseParties(
                evaluator: event.evaluator.person,
                evaluatorSiren: event.evaluator.employerSiren,
                evaluatorProvider: event.evaluator.provider,
                referent: event.referent.person,
                trainers: file.trainers,
                trainingProviders: file.trainingProviders,
                employerSiren: file.employment.employerSiret.map { String($0.prefix(9)) },
                companySiren: file.company.siren
            ),
            bookletDigest: event.booklet.digest,
            departures: Dictionary(departures) { first, _ in first },
            unassessed: judged.filter { $0.1 == nil }.map(\.0),
            notAssessed: elementsNotAssessed(in: event.booklet.elements, among: file.scope.elements),
            accreditedBy: event.accreditedBy,
            evaluatorDays: event.evaluatorDays
        )
    }
}
