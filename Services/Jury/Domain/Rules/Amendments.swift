public import Contracts

func amendmentTaken(_ amendment: BookletAmendment, on file: Case) -> BookletAmendmentTaken {
    BookletAmendmentTaken(
        dossier: file.dossier,
        attempt: file.attempt,
        panel: file.panel,
        digest: amendment.digest,
        judgements: amendment.elements.mapValues(\.judgement),
        notAssessed: elementsNotAssessed(in: amendment.elements, among: amendment.elements.keys.sorted())
    )
}

func amendmentNotTaken(
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
        undecided.file.take(event)
        // Where a session confirms the decision that it examines again, the file stays as amended.
        reexamination?.former.kept?.file.take(event)
        if let session {
            stage = .placed(undecided, Sitting(session: session, recusals: recusals, ballots: [:], castBy: [:]))
        } else {
            stage = .waiting(undecided)
        }
    }
}

extension CaseFile {
    fileprivate mutating func take(_ event: BookletAmendmentTaken) {
        for (element, judgement) in event.judgements {
            departures[element] = judgement == .acquired ? nil : judgement
            unassessed.removeAll { $0 == element }
        }
        let still = (notAssessed ?? []).filter { event.judgements[$0] == nil } + (event.notAssessed ?? [])
        notAssessed = still.isEmpty ? nil : scope.elements.filter(still.contains)
    }
}

/// *Un rectificatif ou un complément vient avant la décision* (specification, step 4): says why not, when it comes too
/// late. It is no refusal of a command, for nobody waits for an answer: it is recorded.
public func amendmentComesBeforeDecision(_ file: Case, _ attempt: Int) -> BookletAmendmentRefused.Cause? {
    guard file.attempt == attempt else { return .overtaken }
    switch file.stage {
    case .waiting, .placed, .examined, .deferred, .excluding: return nil
    case .decided: return .decided
    case .withdrawn: return .withdrawn
    case .left, .excluded, .deceased: return .overtaken
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
