import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("Séances au hasard, sous toute politique")
struct RandomPoliciesTests {
    // What was said in the session, and what it should come to, counted by other means than the domain's.
    struct Witness {
        var policy = JuryPolicy()
        var jury: [SessionMember] = []
        var present: Set<PersonID> = []
        var proxies: [PersonID: PersonID] = [:]
        var tied: Set<PersonID> = []
        var ballots: [PersonID: (ballot: Ballot, castBy: PersonID)] = [:]
        var isOnHold = false

        func full(_ college: College) -> [SessionMember] { jury.filter { $0.college == college && $0.seat == .full } }

        // The seats that somebody can fill: in person, through another, or as a substitute.
        func seated(_ college: College) -> Int {
            let free = { (person: PersonID) in present.contains(person) && !tied.contains(person) }
            let filled = full(college).count { member in
                if present.contains(member.person) { return !tied.contains(member.person) }
                return !tied.contains(member.person) && (proxies[member.person].map(free) ?? false)
            }
            let substitutes = jury.count { $0.college == college && $0.seat == .substitute && free($0.person) }
            return min(full(college).count, filled + substitutes)
        }

        func votes(_ college: College, on code: ElementCode, _ judgement: ElementJudgement) -> [ElementVote] {
            jury.filter { $0.college == college }.compactMap { ballots[$0.person]?.ballot }.map { ballot in
                if ballot.abstains { return .abstain }
                return ballot.votes[code] ?? (judgement == .acquired ? .acquired : .notAcquired)
            }
        }

        var presiding: PersonID? { (["e1", "s1"] as [PersonID]).first { !tied.contains($0) } }

        // Each college bears 27,720 parts, which 1 to 12 divide.
        func result(on code: ElementCode, _ judgement: ElementJudgement) -> ElementVote? {
            var sides: [(yes: Int, no: Int, of: Int)] = []
            for college in College.allCases {
                let votes = votes(college, on: code, judgement)
                let yes = votes.count { $0 == .acquired }
                let silent = votes.count { $0 == .abstain }
                let no = votes.count { $0 == .notAcquired } + (policy.abstention == .against ? silent : 0)
                let of = policy.majority == .votesCast ? yes + no : max(seated(college), votes.count)
                guard of > 0 else { return nil }
                sides.append((yes, no, of))
            }
            let yes = sides.map { $0.yes * 27_720 / $0.of }.reduce(0, +)
            let no = sides.map { $0.no * 27_720 / $0.of }.reduce(0, +)
            if 2 * yes > 2 * 27_720 { return .acquired }
            return 2 * no > 2 * 27_720 ? .notAcquired : nil
        }
    }

    private static func policy(_ random: inout Seeded, seats: Int) -> JuryPolicy {
        var policy = JuryPolicy()
        policy.quorumPerCollege = Int.random(in: 1...min(2, seats), using: &random)
        policy.majority = JuryPolicy.Majority.allCases.randomElement(using: &random)!
        policy.abstention = JuryPolicy.Abstention.allCases.randomElement(using: &random)!
        policy.proxy = JuryPolicy.Proxy.allCases.randomElement(using: &random)!
        return policy
    }

    private static func jury(_ random: inout Seeded) -> [SessionMember] {
        [(College.employers, "e"), (.employees, "s")].flatMap { college, letter in
            let size = Int.random(in: 1...4, using: &random)
            return (1...(size + 1)).map { index in
                member(PersonID("\(letter)\(index)")!, college, index <= size ? .full : .substitute)
            }
        }
    }

    @Test(
        "Procurations, suspensions, déports et abstentions: nul vote lié, nulle décision sans quorum, le compte juste",
        .rule("memberIsNotTied", "quorumIsReached", "collegesWeighTheSame", "proxyIsOfSameCollege", "fileIsOnHold"),
        arguments: 0..<600
    )
    func session(seed: Int) {
        var random = Seeded(state: UInt64(seed) &* 6_364_136_223 &+ 17)
        var witness = Witness()
        witness.jury = Self.jury(&random)
        let seats = College.allCases.map { witness.full($0).count }.min()!
        witness.policy = Self.policy(&random, seats: seats)
        var judgements: [ElementCode: ElementJudgement] = [:]
        for code in World.codes {
            judgements[code] = [.acquired, .acquired, .notAcquired, .divergent].randomElement(using: &random)
        }
        var world = World { $0.jury = witness.policy }
        world.transmit(transmitted("D1", judgements: judgements))
        world.convene(members: witness.jury)
        world.place(["D1"])
        witness.present = Set(
            witness.jury.map(\.person).filter {
                ["e1", "s1"].contains($0) || Int.random(in: 0..<4, using: &random) > 0
            }
        )
        giveProxies(&world, &witness, &random)
        world.open(present: witness.jury.map(\.person).filter(witness.present.contains))
        for _ in 0..<Int.random(in: 4...40, using: &random) { act(&world, &witness, judgements, &random) }
        if witness.isOnHold {
            #expect(world.closeWithWords().code == "fileIsOnHold")
            #expect(world.release().isDone)
        }
        conclude(&world, witness, judgements)
    }

    private func giveProxies(_ world: inout World, _ witness: inout Witness, _ random: inout Seeded) {
        for absent in witness.jury.map(\.person) where !witness.present.contains(absent) {
            let holder = witness.jury.map(\.person).randomElement(using: &random)!
            let decision = world.giveProxy(absent, to: holder)
            guard decision.code == nil else {
                #expect(decision.code == "proxyIsOfSameCollege")
                continue
            }
            #expect(witness.policy.proxy == .sameCollege && !witness.proxies.values.contains(holder))
            #expect(absent.value.first == holder.value.first)
            witness.proxies[absent] = holder
        }
    }

    private func act(
        _ world: inout World,
        _ witness: inout Witness,
        _ judgements: [ElementCode: ElementJudgement],
        _ random: inout Seeded
    ) {
        let who = witness.jury.map(\.person).randomElement(using: &random)!
        switch Int.random(in: 0..<14, using: &random) {
        case 0:
            world.declareTie(who)
            witness.tied.insert(who)
            witness.ballots = witness.ballots.filter { $0.key != who && $0.value.castBy != who }
        case 1 where witness.isOnHold:
            #expect(world.release().isDone)
            witness.isOnHold = false
        case 2:
            #expect(world.hold().code == nil)
            witness.isOnHold = true
        default:
            var votes: [ElementCode: ElementVote] = [:]
            for code in World.codes where judgements[code] == .divergent || Int.random(in: 0..<4, using: &random) == 0 {
                votes[code] = ElementVote.allCases.randomElement(using: &random)
            }
            let abstains = Int.random(in: 0..<8, using: &random) == 0
            let ballot = Ballot(votes: abstains ? [:] : votes, abstains: abstains)
            let caster = witness.present.contains(who) ? who : witness.proxies[who] ?? who
            let decision = world.vote(who, "D1", ballot.votes, abstains: abstains, by: as_(caster))
            guard decision.code == nil else { return }
            #expect(!witness.isOnHold && witness.tied.isDisjoint(with: [who, caster]))
            #expect(witness.present.contains(caster))
            witness.ballots[who] = (ballot, caster)
        }
    }

    private func conclude(_ world: inout World, _ witness: Witness, _ judgements: [ElementCode: ElementJudgement]) {
        guard let presiding = witness.presiding else {
            #expect(world.closeWithWords(by: "e1").code == "memberIsNotTied")
            return
        }
        let closed = world.closeWithWords(by: presiding)
        #expect(witness.tied.isDisjoint(with: witness.ballots.keys))
        let voters = College.allCases.map { college in
            witness.jury.count { $0.college == college && witness.ballots[$0.person] != nil }
        }
        for (college, count) in zip(College.allCases, voters) { #expect(count <= witness.full(college).count) }
        guard voters.allSatisfy({ $0 >= witness.policy.quorumPerCollege }) else {
            #expect(closed.code == "quorumIsReached")
            world.drawUp(by: presiding)
            for signatory in ["e1", "s1"] as [PersonID] { world.sign(signatory) }
            #expect(world.events(CertificateAwarded.self).isEmpty && world.events(CertificateNotAwarded.self).isEmpty)
            return
        }
        let examination = world.events(CaseExamined.self).last!.examination
        for code in World.codes {
            let result = witness.result(on: code, judgements[code]!)
            #expect(examination.acquired.contains(code) == (result == .acquired), "\(code)")
            #expect(examination.missing.contains(code) == (result == .notAcquired), "\(code)")
            #expect(examination.drawn.contains(code) == (result == nil), "\(code)")
        }
        world.drawUp(by: presiding)
        for signatory in ["e1", "s1"] as [PersonID] { world.sign(signatory) }
        let isAwarded = Set(examination.acquired) == Set(World.codes)
        #expect(world.events(CertificateAwarded.self).isEmpty != isAwarded)
    }
}
