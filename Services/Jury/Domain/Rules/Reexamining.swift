import Contracts

// An appeal was upheld, and a later session has examined the file again: it confirms the decision, or takes it back and
// decides anew in the same minutes (specification, step 6).

/// The decision confirmed, where the session came to the same; `nil` where it did not, or no appeal is behind it.
func again(_ finding: Finding, on file: Case, in session: JurySession) -> [any Event]? {
    guard let former = file.reexamination?.former else { return nil }
    let found = finding.examination
    let isSame =
        former.awarded
        ? found.outcome == .awarded
        : found.outcome == .notAwarded && found.missing == former.finding?.examination.missing
    guard isSame else { return nil }
    return [
        DecisionConfirmed(
            decision: former.decision,
            dossier: file.dossier,
            attempt: file.attempt,
            panel: file.panel,
            session: session.session,
            confirmedOn: session.day
        )
    ]
}

/// The decision taken back that an upheld appeal was against; nothing where there is none.
func taken(_ file: Case, in session: JurySession) -> [any Event] {
    guard let reexamination = file.reexamination else { return [] }
    return [
        DecisionRescinded(
            decision: reexamination.former.decision,
            dossier: file.dossier,
            attempt: file.attempt,
            session: session.session,
            rescindedOn: session.day,
            candidate: file.candidate,
            personal: reexamination.reason
        )
    ]
}
