import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("Les procurations et la voix prépondérante")
struct ProxyTests {
    static func withProxies(_ policy: inout BranchPolicy) { policy.jury.proxy = .sameCollege }

    @Test(
        "Une procuration se donne à un membre de son collège, une seule fois, là où la branche l'admet",
        .rule("proxyIsOfSameCollege"),
        arguments: [
            ("e2", "e1", JuryPolicy.Proxy.sameCollege, nil), ("e2", "e1", .none, "policy"),
            ("e2", "s1", .sameCollege, "college"), ("e2", "e2", .sameCollege, "convened"),
            ("e2", "nobody", .sameCollege, "convened"), ("e3", "e1", .sameCollege, "seat"),
            ("s2", "s1", .sameCollege, nil),
        ] as [(PersonID, PersonID, JuryPolicy.Proxy, String?)]
    )
    func given(member: PersonID, holder: PersonID, policy: JuryPolicy.Proxy, why: String?) {
        var world = World.sitting(present: ["e1", "s1"]) { $0.jury.proxy = policy }
        let decision = world.giveProxy(member, to: holder)
        #expect(decision.isDone == (why == nil))
        #expect(decision.refusal?.facts["why"] == why)
        #expect(decision.code == (why == nil ? nil : "proxyIsOfSameCollege"))
    }

    @Test("Nul ne tient deux procurations, ni ne cède celle qu'il tient", .rule("proxyIsOfSameCollege"))
    func oneEach() {
        let jury = standardJury + [member("e4", .employers)]
        var world = World.sitting(members: jury, present: ["e1", "s1"], policy: ProxyTests.withProxies)
        #expect(world.giveProxy("e2", to: "e1", by: as_("e1")).code == "actorMayNot")
        #expect(world.giveProxy("e2", to: "e1").isDone)
        #expect(world.giveProxy("e2", to: "e1").changesNothing)
        #expect(world.giveProxy("e4", to: "e1").refusal?.facts["why"] == "holdsAnother")
        #expect(world.giveProxy("e1", to: "e4").refusal?.facts["why"] == "chain")
        #expect(world.giveProxy("e4", to: "e2").refusal?.facts["why"] == "chain")
        #expect(world.giveProxy("e2", to: "e4").isDone)
        #expect(world.giveProxy("e1", to: "e2").refusal?.facts["why"] == "chain")
        world.drawUp()
        #expect(world.giveProxy("e2", to: "e1").code == "notNow")
    }

    @Test(
        "Qui tient une procuration vote pour l'absent, et l'absent compte au quorum",
        .rule("proxyIsOfSameCollege", "quorumIsReached")
    )
    func votes() {
        var world = World.sitting(present: ["e1", "s1"]) { policy in
            policy.jury.proxy = .sameCollege
            policy.jury.quorumPerCollege = 2
        }
        #expect(world.vote("e2", by: as_("e1")).code == "actorMayNot")
        world.giveProxy("e2", to: "e1")
        world.giveProxy("s2", to: "s1")
        for who: PersonID in ["e1", "s1"] { world.vote(who) }
        #expect(world.close().code == "quorumIsReached")
        #expect(world.vote("e2", by: as_("s1")).code == "actorMayNot")
        #expect(world.vote("e2", "D1", ["A.1": .notAcquired], by: as_("e1")).isDone)
        #expect(world.vote("e2", "D1", ["A.1": .notAcquired], by: as_("e1")).changesNothing)
        #expect(world.vote("s2", by: as_("s1")).isDone)
        #expect(world.events(BallotCast.self).last?.castBy == "s1")
        #expect(world.close().isDone)
        let examination = world.events(CaseExamined.self).last?.examination
        #expect(examination?.voters == ByCollege(employers: 2, employees: 2))
        #expect(examination?.tallies["A.1"]?.weightInFavour == "3/4")
    }

    @Test("L'absent qui arrive vote lui-même", .rule("proxyIsOfSameCollege"))
    func arrives() {
        var world = World.sitting(present: ["e1", "s1"], policy: ProxyTests.withProxies)
        world.giveProxy("e2", to: "e1")
        world.vote("e2", by: as_("e1"))
        world.open(present: ["e2"])
        #expect(world.vote("e2", by: as_("e1")).code == "actorMayNot")
        #expect(world.vote("e2", "D1", ["A.1": .notAcquired]).isDone)
    }

    @Test(
        "Une procuration ne vaut pas sur le dossier dont l'un des deux est déporté",
        .rule("proxyIsOfSameCollege", "memberIsNotTied")
    )
    func tied() {
        var world = World.sitting(present: ["e1", "e3", "s1"], policy: ProxyTests.withProxies)
        world.giveProxy("e2", to: "e1")
        #expect(world.vote("e2", by: as_("e1")).isDone)
        world.declareTie("e1")
        guard case .placed(_, let sitting) = world.cases["D1"]?.stage else {
            Issue.record("le dossier n'est pas à l'ordre du jour")
            return
        }
        #expect(sitting.ballots.isEmpty)
        #expect(world.vote("e2", by: as_("e1")).code == "memberIsNotTied")
        // Nobody votes for the absent member any more: the substitute sits.
        #expect(world.vote("e3").isDone)

        var other = World.sitting(present: ["e1", "e3", "s1"], policy: ProxyTests.withProxies)
        other.giveProxy("e2", to: "e1")
        other.declareTie("e2")
        #expect(other.vote("e2", by: as_("e1")).code == "memberIsNotTied")
        #expect(other.vote("e1").isDone)
    }

    @Test("Le suppléant ne prend pas le siège de qui a donné procuration")
    func keepsTheSeat() {
        var world = World.sitting(present: ["e1", "e3", "s1"], policy: ProxyTests.withProxies)
        world.giveProxy("e2", to: "e1")
        #expect(world.vote("e3").code == "substituteTakesAVacantSeat")
    }

    // Two of each college; what becomes of one element under each shipped policy, for the same votes.
    @Test(
        "Les mêmes voix sous les deux politiques livrées",
        .rule("collegesWeighTheSame"),
        arguments: [
            ("++", "++", VoteResult.carried, VoteResult.carried), ("--", "--", .rejected, .rejected),
            ("++", "--", .drawn, .drawn), ("--", "++", .drawn, .drawn), ("+-", "+-", .drawn, .drawn),
            ("+0", "++", .carried, .carried), ("+0", "+0", .carried, .drawn), ("+0", "+-", .carried, .drawn),
            ("00", "++", .drawn, .drawn), ("+-", "-+", .drawn, .drawn), ("0-", "++", .drawn, .drawn),
            ("++", "0-", .drawn, .drawn), ("+-", "00", .drawn, .rejected), ("+-", "0-", .rejected, .rejected),
        ]
    )
    func bothPolicies(employers: String, employees: String, p2st: VoteResult, logi: VoteResult) {
        for (policy, expected) in [({ (_: inout BranchPolicy) in }, p2st), (logiJury, logi)] {
            var world = World(policy)
            world.transmit(transmitted("D1"))
            let presidency =
                world.rules.policy.jury.chair == .employees
                ? Presidency(chair: "s1", viceChair: "e1") : Presidency(chair: "e1", viceChair: "s1")
            #expect(world.convene(presidency: presidency).isDone)
            world.place(["D1"])
            world.open(presidency: presidency)
            for (who, sign) in zip(["e1", "e2", "s1", "s2"] as [PersonID], employers + employees) {
                let vote: ElementVote = sign == "+" ? .acquired : sign == "-" ? .notAcquired : .abstain
                #expect(world.vote(who, "D1", ["A.1": vote]).isDone)
            }
            #expect(world.closeWithWords(by: presidency.chair).isDone)
            let found = world.events(CaseExamined.self).last!.examination
            let result: VoteResult =
                found.drawn.contains("A.1") ? .drawn : found.acquired.contains("A.1") ? .carried : .rejected
            #expect(result == expected, "\(employers) \(employees)")
        }
    }
}
