import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

// A generator of one seed (SplitMix64): a failing session is replayed by its number.
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

@Suite("Séances au hasard")
struct RandomSessionsTests {
    // What the session should come to, counted from what was said in it, by other means than the domain's.
    struct Witness {
        var ballots: [PersonID: Ballot] = [:]
        var tied: Set<PersonID> = []
    }

    @Test(
        "Aucune voix liée, aucune décision sans quorum, des collèges égaux, et tout acquis ou rien",
        .rule("memberIsNotTied", "quorumIsReached", "collegesWeighTheSame", "everyElementIsAcquired"),
        arguments: 0..<400
    )
    func session(seed: Int) {
        var random = Seeded(state: UInt64(seed))
        let sizes = (Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random))
        let quorum = Int.random(in: 1...min(2, sizes.0, sizes.1), using: &random)
        var jury: [SessionMember] = []
        for (college, size, letter) in [(College.employers, sizes.0, "e"), (.employees, sizes.1, "s")] {
            for index in 1...(size + 1) {
                var one = member(PersonID("\(letter)\(index)")!, college, index <= size ? .full : .substitute)
                if Int.random(in: 0..<8, using: &random) == 0 { one.providers = ["provider-1"] }
                jury.append(one)
            }
        }
        var judgements: [ElementCode: ElementJudgement] = [:]
        for code in World.codes {
            judgements[code] = [.acquired, .acquired, .acquired, .notAcquired, .divergent].randomElement(using: &random)
        }
        var world = World { $0.jury.quorumPerCollege = quorum }
        world.transmit(transmitted("D1", judgements: judgements))
        world.convene(members: jury)
        world.place(["D1"])
        // Everybody is there, so that no substitute sits but for a recused full member.
        let everybody = jury.map(\.person)
        world.open(present: everybody)

        var witness = Witness(tied: Set(jury.filter { !$0.providers.isEmpty }.map(\.person)))
        for _ in 0..<Int.random(in: 2...24, using: &random) {
            let who = everybody.randomElement(using: &random)!
            if Int.random(in: 0..<10, using: &random) == 0 {
                world.declareTie(who)
                witness.tied.insert(who)
                witness.ballots[who] = nil
                continue
            }
            var votes: [ElementCode: ElementVote] = [:]
            for code in World.codes where judgements[code] == .divergent || Int.random(in: 0..<5, using: &random) == 0 {
                votes[code] = ElementVote.allCases.randomElement(using: &random)
            }
            let abstains = Int.random(in: 0..<12, using: &random) == 0
            let ballot = Ballot(votes: abstains ? [:] : votes, abstains: abstains)
            let decision = world.vote(who, "D1", ballot.votes, abstains: abstains)
            if witness.tied.contains(who) { #expect(decision.code == "memberIsNotTied") }
            if decision.code == nil { witness.ballots[who] = ballot }
        }
        let presiding: PersonID? = (["e1", "s1"] as [PersonID]).first { !witness.tied.contains($0) }
        guard let presiding else {
            #expect(world.closeWithWords(by: "e1").code == "memberIsNotTied")
            return
        }
        let closed = world.closeWithWords(by: presiding)
        #expect(witness.tied.isDisjoint(with: witness.ballots.keys))
        let voters = { (college: College) in
            jury.filter { $0.college == college && witness.ballots[$0.person] != nil }.map(\.person)
        }
        let seats = [College.employers: sizes.0, .employees: sizes.1]
        for college in College.allCases { #expect(voters(college).count <= seats[college]!) }
        guard voters(.employers).count >= quorum, voters(.employees).count >= quorum else {
            #expect(closed.code == "quorumIsReached")
            world.drawUp(by: presiding)
            #expect(world.sessions["S1"].map { _ in world.events(CaseExamined.self).isEmpty } == true)
            return
        }
        let examination = world.events(CaseExamined.self).last!.examination
        #expect(examination.voters.employers == voters(.employers).count)
        #expect(examination.voters.employees == voters(.employees).count)
        check(examination, witness, jury, judgements)

        world.drawUp()
        world.sign("e1")
        #expect(world.events(CertificateAwarded.self).isEmpty && world.events(CertificateNotAwarded.self).isEmpty)
        world.sign("s1")
        let isAwarded = examination.outcome == .awarded
        #expect(world.events(CertificateAwarded.self).isEmpty != isAwarded)
        #expect(world.events(CertificateNotAwarded.self).isEmpty == (examination.outcome != .notAwarded))
        #expect(world.events(CaseAdjourned.self).isEmpty == (examination.outcome != .drawn))
        #expect(isAwarded == (Set(examination.acquired) == Set(World.codes)))
    }

    // Counts again, element by element, with a college's half worth 27,720 parts, which 1 to 12 divide.
    private func check(
        _ examination: Examination,
        _ witness: Witness,
        _ jury: [SessionMember],
        _ judgements: [ElementCode: ElementJudgement]
    ) {
        for code in World.codes {
            var inFavour = 0
            var against = 0
            var silentCollege = false
            for college in College.allCases {
                let votes = jury.filter { $0.college == college }.compactMap { witness.ballots[$0.person] }.map {
                    ballot -> ElementVote in
                    if ballot.abstains { return .abstain }
                    return ballot.votes[code] ?? (judgements[code] == .acquired ? .acquired : .notAcquired)
                }
                let cast = votes.filter { $0 != .abstain }
                guard !cast.isEmpty else {
                    silentCollege = true
                    continue
                }
                let yes = cast.count { $0 == .acquired } * 27_720 / cast.count
                let no = cast.count { $0 == .notAcquired } * 27_720 / cast.count
                #expect(yes + no == 27_720)
                inFavour += yes
                against += no
            }
            let carried = !silentCollege && inFavour > against
            let drawn = silentCollege || inFavour == against
            #expect(examination.acquired.contains(code) == carried)
            #expect(examination.drawn.contains(code) == drawn)
            #expect(examination.missing.contains(code) == (!carried && !drawn))
            if let tally = examination.tallies[code], !silentCollege {
                #expect(Fraction(tally.weightInFavour) == Fraction(inFavour, 2 * 27_720))
                #expect(Fraction(tally.weightAgainst) == Fraction(against, 2 * 27_720))
            }
        }
    }
}
