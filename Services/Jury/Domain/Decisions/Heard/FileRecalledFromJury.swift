public import Contracts

/// A branch has left, and its file no longer runs there: the panel gives it up, on hold or not, unless it is decided. What
/// a session has examined is no decision before both have signed its minutes, here as for a withdrawal.
public func decide(_ event: FileRecalledFromJury, on file: Case?) -> Decision {
    guard let file, file.attempt >= event.attempt else {
        return .early(StreamID(Case.kind, event.dossier.value))
    }
    guard file.attempt == event.attempt, file.reexamination == nil, let undecided = file.undecided else {
        return .accepted([])
    }
    return .accepted([
        FileGivenUpBeforeDecision(
            dossier: file.dossier,
            panel: file.panel,
            candidate: file.candidate,
            scope: undecided.file.scope
        )
    ])
}
