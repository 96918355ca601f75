public import Contracts
import Scheme

/// Registration has opened a further attempt: the one before can no longer be examined again.
public func decide(_ event: ReassessmentOpened, on file: Case?) -> Decision {
    guard let file, event.file.scope.attempt > file.attempt else { return .accepted([]) }
    switch file.stage {
    case .withdrawn, .deceased, .excluded, .left: return .accepted([])
    // An award is not reassessed: should the two have crossed, it stands, and can still be taken back.
    case .decided(let decided) where decided.awarded || decided.standing == .reassessed: return .accepted([])
    case _ where file.reexamination?.former.awarded == true: return .accepted([])
    case .waiting, .placed, .examined, .deferred, .excluding, .decided:
        return .accepted([
            CaseLeftForReassessment(dossier: file.dossier, panel: file.panel, attempt: file.attempt)
        ])
    }
}
