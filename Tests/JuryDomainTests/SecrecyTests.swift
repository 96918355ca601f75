import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("Ce qui quitte un jury")
struct SecrecyTests {
    // A session on one file, where the votes of a college are handed round among its members.
    static func world(_ ballots: [Ballot], by members: [PersonID], proxies: Bool) -> World {
        let present: [PersonID] = proxies ? ["e1", "e2", "s1", "s2"] : ["e1", "e2", "e4", "s1", "s2", "s4"]
        let jury = standardJury + [member("e4", .employers), member("s4", .employees)]
        var world = World.sitting(members: jury, present: present) { $0.jury.proxy = .sameCollege }
        if proxies {
            world.giveProxy("e4", to: "e1")
            world.giveProxy("s4", to: "s1")
        }
        for (who, ballot) in zip(members, ballots) {
            let holder: [PersonID: PersonID] = proxies ? ["e4": "e1", "s4": "s1"] : [:]
            world.vote(who, "D1", ballot.votes, abstains: ballot.abstains, by: holder[who].map(as_))
        }
        world.closeWithWords()
        world.signBoth()
        return world
    }

    // Everything that a panel publishes and answers, as it is written; without what it keeps. The digest of the minutes is
    // among it.
    static func leaves(_ world: World) throws -> [String] {
        let events = world.published.filter { !($0 is any KeptByPanel) }
        let extracts = ExtractReader.allCases.map { ExtractTests.extract("D1", world, for: $0) }
        return try events.map { try ExtractTests.wire($0) } + extracts.map { try ExtractTests.wire($0) }
    }

    @Test("Qui a voté quoi ne change pas un octet de ce qui sort", arguments: 0..<60)
    func handedRound(seed: Int) throws {
        var random = Seeded(state: UInt64(seed))
        let employers: [PersonID] = ["e1", "e2", "e4"]
        let employees: [PersonID] = ["s1", "s2", "s4"]
        let ballots = (0..<6).map { _ in
            let abstains = Int.random(in: 0..<8, using: &random) == 0
            var votes: [ElementCode: ElementVote] = [:]
            for code in World.codes where !abstains { votes[code] = ElementVote.allCases.randomElement(using: &random) }
            return Ballot(votes: votes, abstains: abstains)
        }
        let proxies = seed % 2 == 0
        let one = Self.world(ballots, by: employers + employees, proxies: proxies)
        let other = Self.world(
            ballots,
            by: employers.shuffled(using: &random) + employees.shuffled(using: &random),
            proxies: proxies
        )
        #expect(one.events(BallotCast.self).count == 6 && other.events(BallotCast.self).count == 6)
        #expect(one.events(CaseExamined.self).count == 1)
        #expect(try Self.leaves(one) == Self.leaves(other))
    }

    @Test("Un décompte changé, lui, se voit")
    func countsAreTold() throws {
        let members: [PersonID] = ["e1", "e2", "e4", "s1", "s2", "s4"]
        let all = Array(repeating: Ballot(), count: 6)
        var less = all
        less[1] = Ballot(votes: ["A.1": .notAcquired], abstains: false)
        let one = try Self.leaves(Self.world(all, by: members, proxies: false))
        #expect(try one != Self.leaves(Self.world(less, by: members, proxies: false)))
    }
}
