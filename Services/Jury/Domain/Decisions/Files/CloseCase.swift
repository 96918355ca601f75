public import Contracts
public import Kernel
import Scheme

/// Who presides closes the vote on a file: the quorum is there after recusals, the votes are weighed element by element,
/// and each departure from the booklet and each missing element has its words (specification, step 6). On a booklet whose
/// evaluator was not accredited on the day, or whose observers were not independent, nothing is acquired: the session asks
/// for what is missing, or acquires nothing, and the candidate is observed anew in a further attempt.
///
/// - Parameter evaluator: what the panel has noted of the file's evaluator.
public func decide(
    _ command: CloseCase,
    on file: Case?,
    in session: JurySession?,
    evaluator: NotedEvaluator? = nil,
    under rules: PanelRules,
    by: By
) -> Decision {
    let place = Place(command.dossier, command.attempt, command.panel, command.session)
    switch presided(by: command.closedBy, command.candidate, on: file, in: session, place, under: rules, by) {
    case .failure(let stop): return .refused(stop.refusal)
    case .success(let found):
        guard let standard = rules.standards[found.file.file.standard] else {
            return .refused("juryDecidesOnTheFile", ["standard": found.file.file.standard.value])
        }
        let vote = FileVote(on: found.sitting, in: found.session)
        if let refusal = quorumIsReached(vote.voters, rules.policy.jury) { return .refused(refusal) }
        let examination = examine(
            found.file.file,
            vote,
            drawnBefore: Set(found.file.drawnBefore),
            standard,
            rules.policy.jury
        )
        if examination.outcome != .drawn, !examination.acquired.isEmpty,
            let refusal = bookletCounts(found.file.file, evaluator, under: rules)
        {
            return .refused(refusal)
        }
        let words = ExaminationPersonal(answering: examination, outOf: command.personal)
        let faults = words.faults(answering: examination)
        if let first = faults.first {
            let code: RefusalCode =
                first.code == "missingElementHasRecommendation"
                ? "missingElementHasRecommendation" : "overturnedElementHasReason"
            return .refused(Refusal(code, ["dossier": command.dossier.value], faults: faults))
        }
        return .accepted([
            CaseExamined(
                dossier: command.dossier,
                attempt: command.attempt,
                panel: command.panel,
                session: command.session,
                closedBy: command.closedBy,
                candidate: command.candidate,
                examination: examination,
                personal: words
            )
        ])
    }
}
