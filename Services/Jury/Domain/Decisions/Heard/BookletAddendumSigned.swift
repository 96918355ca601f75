public import Contracts

/// Both observers have signed an addendum. Taken, it is what the session asked of them.
public func decide(_ event: BookletAddendumSigned, on file: Case?, under rules: PanelRules) -> Decision {
    guard event.panel == rules.panel, let file else { return .accepted([]) }
    if let cause = amendmentComesBeforeDecision(file, event.attempt) ?? addendumWasAsked(event.amendment, file) {
        return amendmentNotTaken(event.amendment, of: event.attempt, on: file, cause)
    }
    return .accepted([
        amendmentTaken(event.amendment, on: file),
        SupplementReceived(
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            party: .observers,
            candidate: file.candidate,
            personal: nil
        ),
    ])
}
