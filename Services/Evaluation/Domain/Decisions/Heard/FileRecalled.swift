public import Contracts

/// A branch has left, and its file no longer runs there: evaluation gives it up, on hold or not; a file that is with the
/// jury is asked back there.
public func decide(_ event: FileRecalled, on file: AssessmentFile?) -> Decision {
    guard let file, file.lastAttempt >= event.attempt else {
        return .early(StreamID(AssessmentFile.kind, event.dossier.value))
    }
    guard file.lastAttempt == event.attempt else { return .accepted([]) }
    switch file.stage {
    case .underWay(let attempt):
        return .accepted([FileGivenUpDuringEvaluation(dossier: file.dossier, scope: attempt.file.scope)])
    case .transmitted(let transmitted):
        return .accepted([
            FileRecalledFromJury(
                dossier: file.dossier,
                attempt: transmitted.attempt,
                panel: transmitted.panel
            )
        ])
    case .withdrawn, .deceased, .lapsed, .givenUp: return .accepted([])
    }
}
