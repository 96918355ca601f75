import Contracts
import Scheme

/// The ballots that count on a file: those of members who sit on it.
struct FileVote {
    let ballots: [(college: College, ballot: Ballot)]
    let sitting: ByCollege<Int>

    init(on sitting: Sitting, in session: JurySession) {
        let members = membersSitting(on: sitting, in: session)
        self.sitting = countByCollege(members)
        ballots = members.compactMap { member in sitting.ballots[member.person].map { (member.college, $0) } }
    }

    var voters: ByCollege<Int> {
        ByCollege(
            employers: ballots.count { $0.college == .employers },
            employees: ballots.count { $0.college == .employees }
        )
    }

    func count(on element: ElementCode, _ file: CaseFile) -> ByCollege<VoteCount> {
        let none = VoteCount(inFavour: 0, against: 0, abstained: 0)
        var counts = ByCollege(employers: none, employees: none)
        for (college, ballot) in ballots {
            switch ballot.vote(on: element, file) {
            case .acquired: counts[college].inFavour += 1
            case .notAcquired: counts[college].against += 1
            case .abstain: counts[college].abstained += 1
            }
        }
        return counts
    }
}

/// Weighs the votes on each element under assessment and says what follows (specification, step 6).
func examine(
    _ file: CaseFile,
    _ vote: FileVote,
    drawnBefore: Set<ElementCode>,
    _ standard: AssessmentStandard,
    _ policy: JuryPolicy
) -> Examination {
    var acquired: Set<ElementCode> = []
    var drawn: [ElementCode] = []
    var isDrawn = false
    var overturned: [ElementCode] = []
    var tallies: [ElementCode: ElementTally] = [:]
    let underAssessment = Set(file.scope.elements)
    for element in standard.elementCodes where underAssessment.contains(element) {
        let votes = vote.count(on: element, file)
        let weighed = collegesWeighTheSame(votes, sitting: vote.sitting, policy)
        if weighed.result == .drawn { drawn.append(element) }
        let voted = notAssessedIsNotAcquiredByVote(weighed.result, on: element, file)
        let result = secondDrawDoesNotAcquire(voted, drawnBefore: drawnBefore.contains(element))
        if result == .drawn { isDrawn = true }
        if result == .carried { acquired.insert(element) }
        switch (file.judgement(of: element), result) {
        case (.acquired, .rejected), (.notAcquired, .carried): overturned.append(element)
        default: break
        }
        let unanimous = [votes.employers, votes.employees].allSatisfy { count in
            count.voters == (result == .carried ? count.inFavour : count.against)
        }
        if !unanimous || weighed.result == .drawn {
            tallies[element] = ElementTally(
                votes: votes,
                weightInFavour: weighed.share(weighed.inFavour),
                weightAgainst: weighed.share(weighed.against)
            )
        }
    }
    let missing = everyElementIsAcquired(acquired.union(file.scope.carried.map(\.element)), of: standard)
    return Examination(
        outcome: isDrawn ? .drawn : missing.isEmpty ? .awarded : .notAwarded,
        voters: vote.voters,
        acquired: standard.elementCodes.filter(acquired.contains),
        missing: isDrawn ? missing.filter { !drawn.contains($0) } : missing,
        drawn: drawn,
        overturned: overturned,
        tallies: tallies
    )
}

extension ExaminationPersonal {
    /// Of the words offered, those that answer what was found: none while the vote is drawn, since it is held again.
    init(answering examination: Examination, outOf offered: ExaminationPersonal?) {
        let decides = examination.outcome != .drawn
        let overturned = decides ? Set(examination.overturned) : []
        let missing = decides ? Set(examination.missing) : []
        self.init(
            reasons: (offered?.reasons ?? [:]).filter { overturned.contains($0.key) },
            recommendations: (offered?.recommendations ?? [:]).filter { missing.contains($0.key) }
        )
    }

    /// What is not said and has to be. A second draw is its own reason.
    func faults(answering examination: Examination) -> [Fault] {
        guard examination.outcome != .drawn else { return [] }
        return missingElementHasRecommendation(examination.missing, recommendations)
            + overturnedElementHasReason(
                examination.overturned.filter { !examination.drawn.contains($0) },
                reasons
            )
    }
}
