public import Contracts
import Scheme

/// An officer puts files on a session's agenda: all, or none; or, when the command says so, those that nothing blocks.
/// Members whom the data show tied to a file are recused from it at once (specification, step 6 and final validation).
///
/// - Parameters:
///   - files: the cases that the command names, as far as the panel has them.
///   - former: of the files that an appeal brought back, the sessions that decided them.
public func decide(
    _ command: PlaceOnAgenda,
    on session: JurySession?,
    _ files: [DossierID: Case],
    decidedIn former: [DossierID: JurySession],
    under rules: PanelRules,
    by actor: Actor
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? actorIs(.officer, command.officer, actor) {
        return .refused(refusal)
    }
    guard let session else { return .refused("unknownSession", ["session": command.session.value]) }
    var placed: [CasePlaced] = []
    var refusals: [(DossierID, Refusal)] = []
    var seen: Set<DossierID> = []
    for dossier in command.dossiers where seen.insert(dossier).inserted {
        guard let file = files[dossier] else {
            refusals.append((dossier, Refusal("unknownFile", ["dossier": dossier.value])))
            continue
        }
        if file.session == session.session { continue }
        switch place(file, in: session, decidedIn: former[dossier], under: rules) {
        case .success(let event): placed.append(event)
        case .failure(let refusal): refusals.append((dossier, refusal.refusal))
        }
    }
    if !(command.leavesOutBlocked ?? false), let first = refusals.first?.1 {
        let faults = refusals.map {
            Fault("dossiers.\($0.0)", $0.1.code.value, expected: "a whole file that waits here")
        }
        return .refused(Refusal(first.code, first.facts, faults: faults))
    }
    guard !placed.isEmpty else { return .accepted([]) }
    switch session.stage {
    case .convened, .sitting: break
    case .drawnUp, .cancelled, .effective: return .refused(notNow(session.stageName))
    }
    let new = placed.map(\.dossier).filter {
        !session.agenda.contains(JurySession.AgendaItem(dossier: $0, matter: .examination))
    }
    let extended = AgendaExtended(
        session: session.session,
        panel: session.panel,
        matter: .examination,
        dossiers: new
    )
    return .accepted((new.isEmpty ? [] : [extended]) + placed)
}

private struct Refused: Error { let refusal: Refusal }

private func place(
    _ file: Case,
    in session: JurySession,
    decidedIn former: JurySession?,
    under rules: PanelRules
) -> Result<CasePlaced, Refused> {
    if let refusal = rules.isOwn(file.panel) { return .failure(Refused(refusal: refusal)) }
    if let holder = file.handedTo {
        return .failure(Refused(refusal: Refusal("heldElsewhere", ["holder": holder])))
    }
    if let refusal = fileIsOnHold(file) { return .failure(Refused(refusal: refusal)) }
    guard case .waiting(let undecided) = file.stage else {
        // Whose agenda it stands on, where it does: that session is to be held, or cancelled.
        var facts = notNow(file.stageName).facts
        facts["session"] = file.session?.value
        return .failure(Refused(refusal: Refusal("notNow", facts)))
    }
    // On an appeal: what is decided anew takes a decision back, and is for a later session.
    if let decided = file.reexamination?.former,
        let refusal = onlyASessionRescinds(decided, session, decidedIn: former)
    {
        return .failure(Refused(refusal: refusal))
    }
    let standard = rules.standards[undecided.file.standard]
    if let refusal = supplementIsGivenOrOverdue(undecided)
        ?? bookletIsTransmittedToOwnBranchJury(undecided.file, rules.branch)
        ?? juryDecidesOnTheFile(undecided.file, standard) ?? carriedElementHasProvenance(undecided.file)
    {
        return .failure(Refused(refusal: refusal))
    }
    return .success(
        CasePlaced(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            session: session.session,
            day: session.day,
            recusals: recusals(among: session.members, from: undecided, rules.policy.jury)
        )
    )
}
