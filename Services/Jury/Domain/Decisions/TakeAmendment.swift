public import Contracts

// Who decides on a rectification or an addendum: the panel, which holds the file from the transmission to its decision.
// The two observers' submission and the second signature under the minutes reach the panel's store one after the other,
// whatever their order on the way:
//
//   submission first   taken: the file is before the panel as amended, votes cast on it as it was are void, and minutes
//                      drawn up on them no longer agree with the file, so that they cannot be signed before they are
//                      drawn up again;
//   decision first     refused, with why: the decision stands as it was taken, and only a session rescinds it.
//                      Rescinded, the file is undecided again, and the two may submit again.
//
// An addendum is the observers' answer to what a session asked of them, and nothing else. Either way an event says what
// became of it, and evaluation hears it.

/// Both observers have signed a rectification.
public func decide(_ event: BookletRectified, on file: Case?, under rules: PanelRules) -> Decision {
    guard event.panel == rules.panel, let file else { return .accepted([]) }
    if let cause = amendmentComesBeforeDecision(file, event.attempt) {
        return notTaken(event.amendment, of: event.attempt, on: file, cause)
    }
    return .accepted([taken(event.amendment, on: file)])
}

/// Both observers have signed an addendum. Taken, it is what the session asked of them.
public func decide(_ event: BookletAddendumSigned, on file: Case?, under rules: PanelRules) -> Decision {
    guard event.panel == rules.panel, let file else { return .accepted([]) }
    if let cause = amendmentComesBeforeDecision(file, event.attempt) ?? addendumWasAsked(event.amendment, file) {
        return notTaken(event.amendment, of: event.attempt, on: file, cause)
    }
    return .accepted([
        taken(event.amendment, on: file),
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

private func taken(_ amendment: BookletAmendment, on file: Case) -> BookletAmendmentTaken {
    BookletAmendmentTaken(
        dossier: file.dossier,
        attempt: file.attempt,
        panel: file.panel,
        digest: amendment.digest,
        judgements: amendment.elements.mapValues(\.judgement)
    )
}

private func notTaken(
    _ amendment: BookletAmendment,
    of attempt: Int,
    on file: Case,
    _ cause: BookletAmendmentRefused.Cause
) -> Decision {
    .accepted([
        BookletAmendmentRefused(
            dossier: file.dossier,
            attempt: attempt,
            panel: file.panel,
            digest: amendment.digest,
            cause: cause
        )
    ])
}

extension Case {
    /// The file as an amendment leaves it. Votes were cast on what it was before: they are void, and a vote that was
    /// closed is open again in its session, which votes anew or leaves the file for a later one.
    mutating func take(_ event: BookletAmendmentTaken) {
        guard event.attempt == attempt, var undecided else { return }
        undecided.file.take(event.judgements)
        // Where a session confirms the decision that it examines again, the file stays as amended.
        reexamination?.former.kept?.file.take(event.judgements)
        if let session {
            stage = .placed(undecided, Sitting(session: session, recusals: recusals, ballots: [:], castBy: [:]))
        } else {
            stage = .waiting(undecided)
        }
    }
}

extension CaseFile {
    fileprivate mutating func take(_ judgements: [ElementCode: ElementJudgement]) {
        for (element, judgement) in judgements {
            departures[element] = judgement == .acquired ? nil : judgement
            unassessed.removeAll { $0 == element }
        }
    }
}
