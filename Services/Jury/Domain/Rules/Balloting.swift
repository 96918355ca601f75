public import Contracts

/// A ballot can be counted: it names only elements under assessment, votes on each divergent one, and a member who
/// abstains on the whole file votes on nothing else (specification, step 6). Every fault is named.
public func ballotIsComplete(_ ballot: Ballot, _ file: CaseFile) -> [Fault] {
    if ballot.abstains {
        return ballot.votes.keys.sorted().map { Fault("ballot.votes.\($0)", "abstains", expected: "no vote") }
    }
    let underAssessment = Set(file.scope.elements)
    let unknown = ballot.votes.keys.filter { !underAssessment.contains($0) }.sorted().map {
        Fault("ballot.votes.\($0)", "notUnderAssessment", expected: "an element of this attempt")
    }
    let open = file.scope.elements.filter { file.judgement(of: $0) == .divergent && ballot.votes[$0] == nil }
    return unknown
        + open.map { Fault("ballot.votes.\($0)", "divergent", expected: "acquired, notAcquired or abstain") }
}

extension CaseFile {
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
