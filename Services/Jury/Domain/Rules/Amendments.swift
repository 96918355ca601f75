public import Contracts

/// *Un rectificatif ou un complément vient avant la décision* (specification, step 4): says why not, when it comes too
/// late. It is no refusal of a command, for nobody waits for an answer: it is recorded.
public func amendmentComesBeforeDecision(_ file: Case, _ attempt: Int) -> BookletAmendmentRefused.Cause? {
    guard file.attempt == attempt else { return .overtaken }
    switch file.stage {
    case .waiting, .placed, .examined, .deferred, .excluding: return nil
    case .decided: return .decided
    case .withdrawn: return .withdrawn
    case .left, .excluded: return .overtaken
    }
}

/// *Les observateurs ne complètent leur livret que si une séance le leur a demandé* (specification, step 6): the panel
/// waits for them, and the addendum names the session that asked.
public func addendumWasAsked(_ addendum: BookletAmendment, _ file: Case) -> BookletAmendmentRefused.Cause? {
    guard let awaited = file.undecided?.awaited, awaited.owedBy.contains(.observers),
        addendum.session == awaited.session
    else { return .notAsked }
    return nil
}
