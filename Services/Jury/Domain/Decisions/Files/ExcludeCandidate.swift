public import Contracts
public import Kernel
import Scheme

/// A session excludes the candidate for fraud before it decides: who presides tells how the colleges voted; quorum, ties and
/// weights are those of any vote of the jury. It has effect with the second signature under the minutes.
public func decide(
    _ command: ExcludeCandidate,
    on file: Case?,
    in session: JurySession?,
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? file.flatMap(exclusionComesBeforeDecision) {
        return .refused(refusal)
    }
    let place = Place(command.dossier, command.attempt, command.panel, command.session)
    switch presided(by: command.presentedBy, command.candidate, on: file, in: session, place, under: rules, by) {
    case .failure(let stop): return .refused(stop.refusal)
    case .success(let found):
        if let refusal = isCarried(command.votes, on: found, of: command.dossier, under: rules) {
            return .refused(refusal)
        }
        if let refusal = exclusionHasReason(command) { return .refused(refusal) }
        return .accepted([
            ExclusionVoted(
                dossier: command.dossier,
                attempt: command.attempt,
                panel: command.panel,
                session: command.session,
                presentedBy: command.presentedBy,
                votes: command.votes,
                candidate: command.candidate,
                personal: command.personal
            )
        ])
    }
}
