public import Contracts

/// A ballot can be counted: it names only elements under assessment, votes on each divergent one, and a member who
/// abstains on the whole file votes on nothing else, and nobody votes acquired what was not assessed (specification, step 6).
/// Every fault is named.
public func ballotIsComplete(_ ballot: Ballot, _ file: CaseFile) -> [Fault] {
    if ballot.abstains {
        return ballot.votes.keys.sorted().map { Fault("ballot.votes.\($0)", "abstains", expected: "no vote") }
    }
    let underAssessment = Set(file.scope.elements)
    let unknown = ballot.votes.keys.filter { !underAssessment.contains($0) }.sorted().map {
        Fault("ballot.votes.\($0)", "notUnderAssessment", expected: "an element of this attempt")
    }
    let open = file.scope.elements.filter { file.judgement(of: $0) == .divergent && ballot.votes[$0] == nil }
    let beyond = file.scope.elements.filter { ballot.votes[$0] == .acquired && !file.mayBeAcquired($0) }
    return unknown
        + beyond.map {
            Fault(
                "ballot.votes.\($0)",
                "notAssessedIsNotAcquiredByVote",
                expected: "notAcquired or abstain: nobody has assessed one of its criteria"
            )
        }
        + open.map { Fault("ballot.votes.\($0)", "divergent", expected: "acquired, notAcquired or abstain") }
}

/// What nobody has assessed no vote acquires (specification, step 4: an element with a criterion that was not assessed cannot
/// be acquired). Observers may assess it still, where a session asks them to.
public func notAssessedIsNotAcquiredByVote(_ result: VoteResult, on element: ElementCode, _ file: CaseFile)
    -> VoteResult
{
    result == .carried && !file.mayBeAcquired(element) ? .rejected : result
}

/// The elements among these of which nobody has assessed some criterion; `nil` where there is none.
func elementsNotAssessed(
    in assessed: [ElementCode: ElementAssessment],
    among elements: [ElementCode]
) -> [ElementCode]? {
    let found = elements.filter { assessed[$0]?.marks.marks.contains(.notAssessed) == true }
    return found.isEmpty ? nil : found
}

extension CaseFile {
    /// Whether somebody has assessed each of its criteria.
    public func mayBeAcquired(_ element: ElementCode) -> Bool { notAssessed?.contains(element) != true }

    /// The booklet's judgement on an element under assessment.
    public func judgement(of element: ElementCode) -> ElementJudgement { departures[element] ?? .acquired }
}

extension Ballot {
    /// The vote on an element: the one that the ballot names, else what the booklet has.
    func vote(on element: ElementCode, _ file: CaseFile) -> ElementVote {
        if abstains { return .abstain }
        if let vote = votes[element] { return vote }
        switch file.judgement(of: element) {
        case .acquired: return .acquired
        case .notAcquired: return .notAcquired
        // Nothing to confirm; a ballot that says nothing on a divergent element is not accepted.
        case .divergent: return .abstain
        }
    }

    /// The same ballot without the votes that only confirm the booklet.
    func compact(_ file: CaseFile) -> Ballot {
        let departing = votes.filter { element, vote in
            switch (vote, file.judgement(of: element)) {
            case (.acquired, .acquired), (.notAcquired, .notAcquired): false
            default: true
            }
        }
        return Ballot(votes: departing, abstains: abstains)
    }
}
