public import Contracts

/// What the minutes say of one file to one reader: what was decided and why, and, to the candidate alone, the
/// recommendations (specification, step 6). Never counts of votes: with one voter a college, they would say who voted how.
/// Nothing where no decision stands.
///
/// - Parameter session: the session that decided.
public func extract(of file: Case?, in session: JurySession?, for reader: ExtractReader) -> MinutesExtract? {
    guard let file, let decided = file.standing, let kept = decided.kept, let finding = decided.finding,
        let session, session.session == decided.session, let signedOn = session.notifiedOn
    else { return nil }
    let found = finding.examination
    let elements = kept.file.scope.elements.map { element in
        let acquired = found.acquired.contains(element)
        return MinutesExtract.ElementFinding(
            element: element,
            acquired: acquired,
            overturned: found.overturned.contains(element),
            reason: finding.words?.reasons[element],
            recommendation: reader == .candidate ? finding.words?.recommendations[element] : nil
        )
    }
    return MinutesExtract(
        decision: decided.decision,
        awarded: decided.awarded,
        isReexamined: file.reexamination != nil,
        dossier: file.dossier,
        number: kept.file.number,
        attempt: file.attempt,
        candidate: file.candidate,
        name: kept.personal.map { HolderName($0.identity) },
        branch: kept.file.branch,
        certificateKind: kept.file.certificateKind,
        standard: kept.file.standard,
        panel: file.panel,
        session: decided.session,
        decidedOn: decided.day,
        notifiedOn: file.notifiedOn(signedOn),
        elements: elements,
        carried: kept.file.scope.carried.map {
            MinutesExtract.Carried(element: $0.element, acquiredOn: $0.acquiredOn)
        }
    )
}
