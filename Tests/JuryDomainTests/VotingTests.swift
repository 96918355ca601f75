import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

private func count(_ inFavour: Int, _ against: Int, _ abstained: Int = 0) -> VoteCount {
    VoteCount(inFavour: inFavour, against: against, abstained: abstained)
}

@Suite("Le vote")
struct VotingTests {
    @Test(
        "Chaque collège pèse autant, quel que soit son nombre",
        .rule("collegesWeighTheSame"),
        arguments: [
            // 3 voters against 1: the one weighs as much as the three.
            (count(3, 0), count(0, 1), VoteResult.drawn, "1/2", "1/2"),
            (count(2, 1), count(1, 0), .carried, "5/6", "1/6"),
            (count(1, 2), count(2, 1), .drawn, "1/2", "1/2"),
            (count(1, 2), count(1, 1), .rejected, "5/12", "7/12"),
            (count(4, 3), count(3, 4), .drawn, "1/2", "1/2"),
            (count(4, 3), count(3, 3), .carried, "15/28", "13/28"),
            (count(1, 0, 5), count(1, 0), .carried, "1", "0"),
            // A whole college abstains: the other alone decides nothing.
            (count(0, 0, 2), count(2, 0), .drawn, "0", "0"),
        ]
    )
    func weights(
        employers: VoteCount,
        employees: VoteCount,
        result: VoteResult,
        inFavour: String,
        against: String
    ) {
        let votes = ByCollege(employers: employers, employees: employees)
        let sitting = ByCollege(employers: employers.voters, employees: employees.voters)
        let weighed = collegesWeighTheSame(votes, sitting: sitting, JuryPolicy())
        #expect(weighed.result == result)
        #expect(weighed.share(weighed.inFavour) == inFavour)
        #expect(weighed.share(weighed.against) == against)
    }

    @Test("La branche choisit la majorité et l'abstention", .rule("collegesWeighTheSame"))
    func policies() {
        func result(_ change: (inout JuryPolicy) -> Void) -> VoteResult {
            var policy = JuryPolicy()
            change(&policy)
            let votes = ByCollege(employers: count(1, 0, 2), employees: count(2, 1))
            return collegesWeighTheSame(votes, sitting: ByCollege(employers: 3, employees: 3), policy).result
        }
        #expect(result { _ in } == .carried)
        #expect(result { $0.abstention = .against } == .drawn)
        #expect(result { $0.majority = .membersPresent } == .drawn)
    }

    @Test("Ce que personne n'a évalué ne s'acquiert pas par un vote", .rule("notAssessedIsNotAcquiredByVote"))
    func notAssessed() {
        let booklet = transmitted(
            "D1",
            judgements: ["A.1": .notAcquired, "B.1": .divergent],
            notAssessed: ["A.1", "B.1"]
        )
        var world = World.sitting(booklet)
        let refused = world.vote("e1", "D1", ["A.1": .acquired, "B.1": .acquired])
        #expect(refused.code == "ballotIsComplete")
        #expect(refused.refusal?.faults.map(\.path) == ["ballot.votes.A.1", "ballot.votes.B.1"])
        #expect(refused.refusal?.faults.first?.code == "notAssessedIsNotAcquiredByVote")
        for member in ["e1", "e2", "s1", "s2"] as [PersonID] {
            #expect(world.vote(member, "D1", ["B.1": .notAcquired]).isDone)
        }
        #expect(world.closeWithWords().isDone)
        #expect(world.events(CaseExamined.self).last?.examination.missing == ["A.1", "B.1"])

        // Ballots that an earlier program took.
        let file = world.cases["D1"]!.undecided!.file
        #expect(notAssessedIsNotAcquiredByVote(.carried, on: "A.1", file) == .rejected)
        #expect(notAssessedIsNotAcquiredByVote(.drawn, on: "A.1", file) == .drawn)
        #expect(notAssessedIsNotAcquiredByVote(.carried, on: "A.2", file) == .carried)
    }

    @Test("Évalué après coup, l'élément peut s'acquérir", .rule("notAssessedIsNotAcquiredByVote"))
    func assessedSince() {
        var world = World.sitting(transmitted("D1", judgements: ["A.1": .notAcquired], notAssessed: ["A.1"]))
        world.rectify(["A.1": .acquired])
        #expect(world.cases["D1"]?.undecided?.file.notAssessed == nil)
        world.voteAll()
        #expect(world.closeWithWords().isDone)
        #expect(world.events(CaseExamined.self).last?.examination.outcome == .awarded)
    }

    @Test("Le second partage vaut non acquis, le premier ajourne", .rule("secondDrawDoesNotAcquire"))
    func secondDraw() {
        #expect(secondDrawDoesNotAcquire(.drawn, drawnBefore: false) == .drawn)
        #expect(secondDrawDoesNotAcquire(.drawn, drawnBefore: true) == .rejected)
        #expect(secondDrawDoesNotAcquire(.carried, drawnBefore: true) == .carried)
    }

    @Test(
        "Le quorum se compte par collège, après les déports",
        .rule("quorumIsReached"),
        arguments: [
            (1, 1, 1, true), (2, 0, 1, false), (0, 2, 1, false), (2, 1, 2, false), (2, 2, 2, true), (0, 1, 0, false),
        ]
    )
    func quorum(employers: Int, employees: Int, needed: Int, reached: Bool) {
        var policy = JuryPolicy()
        policy.quorumPerCollege = needed
        #expect((quorumIsReached(ByCollege(employers: employers, employees: employees), policy) == nil) == reached)
    }

    @Test("Sans quorum après les déports, le jury ne décide pas", .rule("quorumIsReached"))
    func noQuorum() {
        var world = World.sitting()
        world.vote("e1")
        #expect(world.closeWithWords().code == "quorumIsReached")
        world.vote("s1")
        world.declareTie("s1")
        #expect(world.closeWithWords().code == "quorumIsReached")
        world.vote("s2")
        #expect(world.closeWithWords().isDone)
    }

    @Test("Le livret confirmé en entier attribue le certificat", .rule("everyElementIsAcquired"))
    func confirmed() {
        var world = World.sitting()
        world.voteAll()
        #expect(world.close().isDone)
        let examination = world.events(CaseExamined.self).last?.examination
        #expect(examination?.outcome == .awarded)
        #expect(examination?.acquired == World.codes)
        #expect(examination?.voters == ByCollege(employers: 2, employees: 2))
        #expect(examination?.tallies.isEmpty == true)
    }

    @Test(
        "Un élément manquant demande une recommandation, un livret renversé une raison",
        .rule("missingElementHasRecommendation", "overturnedElementHasReason", "everyElementIsAcquired")
    )
    func wordsAreNeeded() {
        var world = World.sitting(transmitted("D1", judgements: ["B.1": .notAcquired]))
        world.voteAll(["A.2": .notAcquired])
        let missing = world.close(reasons: ["A.2": "  "], recommendations: ["B.1": "Reformuler la demande"])
        #expect(missing.code == "missingElementHasRecommendation")
        #expect(missing.refusal?.faults.map(\.path) == ["recommendations.A.2", "reasons.A.2"])
        let noReason = world.close(recommendations: ["A.2": "Écouter", "B.1": "Reformuler"])
        #expect(noReason.code == "overturnedElementHasReason")
        let done = world.close(
            reasons: ["A.2": "Non observé à l'accueil", "A.1": "Inutile"],
            recommendations: ["A.2": "Écouter", "B.1": "Reformuler", "B.2": "Inutile"]
        )
        #expect(done.isDone)
        let examined = world.events(CaseExamined.self).last
        #expect(examined?.examination.outcome == .notAwarded)
        #expect(examined?.examination.missing == ["A.2", "B.1"])
        #expect(examined?.examination.overturned == ["A.2"])
        #expect(examined?.personal?.reasons.keys.sorted() == ["A.2"])
        #expect(examined?.personal?.recommendations.keys.sorted() == ["A.2", "B.1"])
    }

    @Test("Le jury tranche les éléments divergents: chacun demande un vote")
    func divergent() {
        var world = World.sitting(transmitted("D1", judgements: ["A.1": .divergent]))
        #expect(world.vote("e1").refusal?.faults.map(\.path) == ["ballot.votes.A.1"])
        #expect(world.vote("e1", "D1", ["A.1": .acquired, "Z.9": .acquired]).code == "ballotIsComplete")
        #expect(world.vote("e1", "D1", ["A.1": .acquired], abstains: true).code == "ballotIsComplete")
        world.voteAll(["A.1": .acquired])
        #expect(world.close().isDone)
        let examination = world.events(CaseExamined.self).last?.examination
        #expect(examination?.outcome == .awarded)
        #expect(examination?.overturned.isEmpty == true)
    }

    @Test("Un bulletin se remplace jusqu'à la clôture, et ne retient que ce qui s'écarte du livret")
    func ballots() {
        var world = World.sitting()
        #expect(world.vote("e1", "D1", ["A.1": .acquired, "A.2": .notAcquired]).isDone)
        #expect(world.events(BallotCast.self).last?.ballot.votes == ["A.2": .notAcquired])
        #expect(world.vote("e1", "D1", ["A.2": .notAcquired]).changesNothing)
        #expect(world.vote("e1").isDone)
        world.vote("s1")
        #expect(world.vote("e2", by: as_("e1")).code == "actorMayNot")
        #expect(world.vote("stranger").code == "memberIsConvened")
        #expect(world.vote("e3").code == "memberIsPresent")
        world.close()
        #expect(world.vote("e1").code == "notNow")
        #expect(world.events(CaseExamined.self).last?.examination.outcome == .awarded)
    }

    @Test("L'abstention d'un collège entier partage le vote")
    func collegeAbstains() {
        var world = World.sitting()
        world.vote("e1", abstains: true)
        world.vote("e2", abstains: true)
        world.vote("s1")
        world.vote("s2")
        #expect(world.close().isDone)
        let examination = world.events(CaseExamined.self).last?.examination
        #expect(examination?.outcome == .drawn)
        #expect(examination?.drawn == World.codes)
        #expect(examination?.tallies["A.1"]?.votes.employers == count(0, 0, 2))
    }

    @Test("Le suppléant qui a voté garde le siège, même si le titulaire arrive ensuite")
    func lateFullMember() {
        var world = World.sitting(present: ["e1", "e3", "s1"])
        #expect(world.vote("e1").isDone)
        #expect(world.vote("e3").isDone)
        world.open(present: ["e2"])
        #expect(world.vote("e2").code == "substituteTakesAVacantSeat")
        world.vote("s1")
        world.close()
        #expect(world.events(CaseExamined.self).last?.examination.voters == ByCollege(employers: 2, employees: 1))
    }

    @Test("Ce qui sort du jury ne dit jamais qui a voté quoi")
    func countsOnly() {
        let keptInside = Case.events.filter { $0 is any KeptByPanel.Type }
        #expect(keptInside.map { $0.type } == [BallotCast.type])
    }
}
