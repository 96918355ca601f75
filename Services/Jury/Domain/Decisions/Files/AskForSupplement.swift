public import Contracts
public import Kernel
import Scheme

/// A session adjourns a file and asks something more, of whom and by when: who presides tells how the colleges voted;
/// quorum, ties and weights are those of any vote of the jury. It has effect with the second signature under the minutes
/// (specification, step 6).
public func decide(
    _ command: AskForSupplement,
    on file: Case?,
    in session: JurySession?,
    under rules: PanelRules,
    by: By
) -> Decision {
    let place = Place(command.dossier, command.attempt, command.panel, command.session)
    switch presided(by: command.presentedBy, command.candidate, on: file, in: session, place, under: rules, by) {
    case .failure(let stop): return .refused(stop.refusal)
    case .success(let found):
        if let refusal = isCarried(command.votes, on: found, of: command.dossier, under: rules) {
            return .refused(refusal)
        }
        let faults = askIsSaidToEachParty(command.asked, command.personal)
        guard faults.isEmpty else { return .refused(Refusal("askIsSaidToEachParty", faults: faults)) }
        let asked = SupplementParty.allCases.filter(command.asked.contains)
        return .accepted([
            SupplementVoted(
                dossier: command.dossier,
                attempt: command.attempt,
                panel: command.panel,
                session: command.session,
                presentedBy: command.presentedBy,
                asked: asked,
                votes: command.votes,
                candidate: command.candidate,
                personal: SupplementPersonal(
                    asks: (command.personal?.asks ?? [:]).filter { ask in
                        asked.contains { $0.rawValue == ask.key }
                    }
                )
            )
        ])
    }
}
