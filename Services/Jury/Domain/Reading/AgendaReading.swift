public import Contracts

extension JurySession {
    /// The session in short.
    public var onAgenda: ReadAgenda.Session {
        ReadAgenda.Session(id: session, panel: panel, day: day, state: stageName)
    }

    /// What stands on its agenda, in order, each file as far as it has come.
    public func agendaEntries(_ files: [DossierID: Case]) -> [ReadAgenda.Entry] {
        agenda.map { item in
            let file = files[item.dossier]
            return ReadAgenda.Entry(
                dossier: item.dossier,
                matter: item.matter,
                state: file?.stageName,
                decideBy: file?.undecided?.decideBy,
                refusals: [file.flatMap(fileIsOnHold)].compactMap { $0 }
            )
        }
    }
}

/// An undecided file that does not stand on a session's agenda, with what keeps it from being placed there; `nil` for one
/// that does stand there, or is decided.
public func agendaEntry(
    of file: Case,
    besides session: JurySession,
    decidedIn former: JurySession?,
    under rules: PanelRules
) -> ReadAgenda.Entry? {
    guard let undecided = file.undecided, file.session != session.session else { return nil }
    let refusal = fileIsReadyForAgenda(file, in: session, decidedIn: former, under: rules)
    return ReadAgenda.Entry(
        dossier: file.dossier,
        matter: nil,
        state: file.stageName,
        decideBy: undecided.decideBy,
        refusals: [refusal].compactMap { $0 }
    )
}
