public import Contracts
public import Kernel
import Scheme

/// An officer puts files on a session's agenda: all, or none; or, when the command says so, those that nothing blocks.
/// Members whom the data show tied to a file are recused from it at once (specification, step 6 and final validation). The
/// officer may have every file placed that is ready, those due first before others; the event lists them.
///
/// - Parameters:
///   - files: the cases that the command names, as far as the panel has them; where it asks for everything that is ready,
///     the panel's undecided ones too.
///   - former: of the files that an appeal brought back, the sessions that decided them.
public func decide(
    _ command: PlaceOnAgenda,
    on session: JurySession?,
    _ files: [DossierID: Case],
    decidedIn former: [DossierID: JurySession],
    under rules: PanelRules,
    by: By
) -> Decision {
    if let refusal = rules.isOwn(command.panel) ?? officeActs(.officer, command.officer, of: rules.branch, by.actor) {
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
        case .failure(let stop): refusals.append((dossier, stop.refusal))
        }
    }
    if !(command.leavesOutBlocked ?? false), let first = refusals.first?.1 {
        let faults = refusals.map {
            Fault("dossiers.\($0.0)", $0.1.code.value, expected: "a whole file that waits here")
        }
        return .refused(Refusal(first.code, first.facts, faults: faults))
    }
    if command.everythingReady ?? false {
        let ready = files.values.filter { !seen.contains($0.dossier) }.compactMap { file -> (Instant, CasePlaced)? in
            guard let decideBy = file.undecided?.decideBy,
                case .success(let event) = place(file, in: session, decidedIn: former[file.dossier], under: rules)
            else { return nil }
            return (decideBy, event)
        }
        let inOrder = ready.sorted { ($0.0, $0.1.dossier) < ($1.0, $1.1.dossier) }.map(\.1)
        placed += inOrder.prefix(max(0, command.atMost ?? .max))
    }
    guard !placed.isEmpty else { return .accepted([]) }
    switch session.stage {
    case .convened, .sitting: break
    case .drawnUp, .cancelled, .void, .effective: return .refused(notNow(session.stageName))
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

private func place(
    _ file: Case,
    in session: JurySession,
    decidedIn former: JurySession?,
    under rules: PanelRules
) -> Result<CasePlaced, Stop> {
    if let refusal = fileIsReadyForAgenda(file, in: session, decidedIn: former, under: rules) {
        return .failure(Stop(refusal))
    }
    guard case .waiting(let undecided) = file.stage else { return .failure(Stop(notNow(file.stageName))) }
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
