public import Contracts

/// What the minutes say of one file to one reader: the decision, the votes by college, and, to the candidate alone, the
/// recommendations (specification, step 6). Nothing where no decision stands.
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
            votes: found.votes(on: element),
            byCastingVote: found.byCastingVote?.contains(element) ?? false,
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
        voters: found.voters,
        elements: elements,
        carried: kept.file.scope.carried.map {
            MinutesExtract.Carried(element: $0.element, acquiredOn: $0.acquiredOn)
        }
    )
}

extension Examination {
    /// The votes of each college on an element under assessment; where no counts are kept, all voters were of one mind.
    public func votes(on element: ElementCode) -> ByCollege<VoteCount> {
        if let tally = tallies[element] { return tally.votes }
        let isAcquired = acquired.contains(element)
        func all(_ voters: Int) -> VoteCount {
            VoteCount(inFavour: isAcquired ? voters : 0, against: isAcquired ? 0 : voters, abstained: 0)
        }
        return ByCollege(employers: all(voters.employers), employees: all(voters.employees))
    }
}
