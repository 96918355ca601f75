import Contracts
import JuryDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("Les sièges d'un jury")
struct SeatingTests {
    private let authority = Actor(.authority, "authority-1", of: "p2st")

    private let confirming = Actor(.officer, "officer-1", of: "p2st")

    private func seatPanel(
        _ seats: [PanelSeat],
        _ known: [PersonID: PanelMember] = [:],
        _ facts: ConvocationFacts = ConvocationFacts(),
        by actor: Actor? = nil
    ) -> Decision {
        decide(
            SeatPanel(panel: "p2st-1", seats: seats, act: "CPNE-2026-07", authority: "authority-1"),
            on: known,
            facts,
            under: World().rules,
            by: By(actor ?? authority)
        )
    }

    private func known(_ seats: [PanelSeat]) -> [PersonID: PanelMember] {
        var known: [PersonID: PanelMember] = [:]
        for actor in [authority, confirming] {
            for event in seatPanel(seats, known, by: actor).events ?? [] {
                let member = (event as? MemberSeated)?.seat.member ?? (event as? SeatProposed)?.seat.member
                if let member { known[member] = PanelMember.evolve(known[member], event) }
            }
        }
        return known
    }

    @Test("L'autorité de la branche nomme les membres, et le redire ne change rien")
    func seated() {
        let seats = standardJury.map { seat(of: $0) }
        let events = seatPanel(seats).events ?? []
        #expect(events.count == seats.count)
        #expect(events.compactMap { ($0 as? SeatProposed)?.seat } == seats)
        let members = known(seats)
        #expect(seatPanel(seats, members).events?.isEmpty == true)
        var longer = seats[0]
        longer.until = Day("2029-12-31")!
        #expect(seatPanel([longer], members).events?.count == 1)
        let proposed = PanelMember.evolve(members["e1"], seatPanel([longer]).events![0])
        #expect(proposed?.seats == [seats[0]])
        let seated = seatPanel([longer], ["e1": proposed!], by: confirming).events![0]
        #expect(PanelMember.evolve(proposed, seated)?.seats == [longer])
    }

    @Test(
        "L'autorité propose, un agent confirme ce qu'elle a dit ; nul ne siège avant",
        .rule("seatingTakesTwoPersons")
    )
    func twoPersons() throws {
        let one = seat(of: standardJury[0])
        let proposed = try #require(seatPanel([one]).events?.first)
        let waiting: [PersonID: PanelMember] = ["e1": try #require(PanelMember.evolve(nil, proposed))]
        #expect(waiting["e1"]?.seats == [])
        #expect(memberHasASeat(standardJury[0], on: one.from, waiting["e1"]) != nil)
        #expect(seatPanel([one], waiting).changesNothing)
        let seated = try #require(seatPanel([one], waiting, by: confirming).events?.first as? MemberSeated)
        #expect(seated.seatedBy == "authority-1" && seated.confirmedBy == "officer-1")
        var longer = one
        longer.until = Day("2029-12-31")!
        func because(_ decision: Decision) -> String? {
            decision.code == "seatingTakesTwoPersons" ? decision.refusal?.facts["because"] : nil
        }
        #expect(because(seatPanel([longer], waiting, by: confirming)) == "notProposed")
        #expect(because(seatPanel([one], by: confirming)) == "notProposed")
        #expect(because(seatPanel([one], waiting, by: Actor(.officer, "authority-1", of: "p2st"))) == "samePerson")

        let member = known([one])["e1"]
        let end = EndSeat(panel: "p2st-1", member: "e1", lastDay: Day("2026-06-30")!, authority: "authority-1")
        func say(_ member: PanelMember?, _ actor: Actor) -> Decision {
            decide(end, on: member, under: World().rules, by: By(actor))
        }
        #expect(because(say(member, confirming)) == "notProposed")
        let ending = PanelMember.evolve(member, try #require(say(member, authority).events?.first))
        #expect(ending?.seats == [one])
        #expect(say(ending, authority).changesNothing)
        let ended = PanelMember.evolve(ending, try #require(say(ending, confirming).events?.first))
        #expect(ended?.seats.map(\.until) == [Day("2026-06-30")!] && ended?.endProposed == nil)
    }

    @Test(
        "Seule l'autorité de cette branche nomme",
        arguments: [
            Actor(.officer, "officer-1", of: "logi"), Actor(.authority, "authority-2", of: "p2st"),
            Actor(.authority, "authority-1", of: "logi"), Actor(.authority, "authority-1"),
        ]
    )
    func whoSeats(_ actor: Actor) {
        let member = PanelMember(seats: [seat(of: standardJury[0])])
        #expect(seatPanel([seat(of: standardJury[0])], by: actor).code == "actorMayNot")
        let end = EndSeat(panel: "p2st-1", member: "e1", lastDay: Day("2026-06-30")!, authority: "authority-1")
        #expect(decide(end, on: member, under: World().rules, by: By(actor)).code == "actorMayNot")
    }

    @Test(
        "Un siège a un terme, et nul n'en a deux",
        .rule("seatHasATerm"),
        arguments: [
            ("2026-01-01", "2026-01-01", 1, true), ("2026-01-01", "2028-12-31", 1, true),
            ("2026-01-02", "2026-01-01", 1, false), ("2026-01-01", "2028-12-31", 2, false),
        ]
    )
    func term(from: String, until: String, times: Int, holds: Bool) {
        var one = seat(of: standardJury[0])
        (one.from, one.until) = (Day(from)!, Day(until)!)
        var both = Array(repeating: one, count: times)
        if times > 1 { both[1].college = .employees }
        #expect((seatHasATerm(one, among: both) == nil) == holds)
        #expect(seatPanel(both).isDone == holds)
    }

    @Test(
        "Nommé par un second acte, nul ne siège pour l'autre collège en même temps",
        .rule("memberSitsForOneCollege"),
        arguments: [("2026-06-01", false), ("2026-01-01", true), ("2028-01-01", true)]
    )
    func oneCollege(_ from: String, _ holds: Bool) throws {
        let first = seat(of: standardJury[0])
        var other = first
        other.college = .employees
        (other.from, other.until) = (Day(from)!, Day("2029-12-31")!)
        #expect((memberSitsForOneCollege(other, PanelMember(seats: [first])) == nil) == holds)
        #expect(seatPanel([other], known([first])).code == (holds ? nil : "memberSitsForOneCollege"))
        other.college = .employers
        #expect(memberSitsForOneCollege(other, PanelMember(seats: [first])) == nil)
        #expect(memberSitsForOneCollege(other, nil) == nil)
    }

    @Test("Nul évaluateur n'est nommé, et chaque faute est dite à sa place", .rule("noEvaluatorSitsOnTheJury"))
    func everyFault() {
        var seats = standardJury.map { seat(of: $0) }
        seats[1].until = Day("2025-12-31")!
        let refusal = seatPanel(seats, [:], ConvocationFacts(accreditedEvaluators: ["s2"])).refusal
        #expect(refusal?.faults.map(\.code) == ["seatHasATerm", "noEvaluatorSitsOnTheJury"])
        let place = standardJury.firstIndex { $0.person == "s2" } ?? 0
        #expect(refusal?.faults.map(\.path) == ["seats.1", "seats.\(place)"])
    }

    @Test(
        "Ne siège que qui est nommé, dans son collège, du premier au dernier jour de son mandat",
        .rule("memberHasASeat"),
        arguments: [
            ("2025-12-31", false), ("2026-01-01", true), ("2027-12-31", true), ("2028-01-01", false),
        ]
    )
    func hasASeat(_ day: String, holds: Bool) {
        let day = Day(day)!
        let held = known([seat(of: member("e1", .employers))])["e1"]
        #expect((memberHasASeat(member("e1", .employers), on: day, held) == nil) == holds)
        #expect(memberHasASeat(member("e1", .employees), on: day, held) != nil)
        #expect(memberHasASeat(member("e1", .employers, .substitute), on: day, held) != nil)
        #expect(memberHasASeat(member("e1", .employers), on: day, nil) != nil)
    }

    @Test("Un siège qui finit avant la séance ne s'occupe plus", .rule("memberHasASeat"))
    func ended() {
        var world = World()
        let others = ConvocationFacts(known: ["x1": PanelMember(seats: [])])
        #expect(world.convene(facts: others).code == "memberHasASeat")
        #expect(world.convene().isDone)
        var members = known(standardJury.map { seat(of: $0) })
        let end = EndSeat(panel: "p2st-1", member: "e2", lastDay: Day("2026-03-31")!, authority: "authority-1")
        for actor in [authority, confirming] {
            let event = decide(end, on: members["e2"], under: world.rules, by: By(actor)).events?.first
            members["e2"] = PanelMember.evolve(members["e2"], event!)
        }
        #expect(decide(end, on: members["e2"], under: world.rules, by: By(authority)).changesNothing)
        #expect(decide(end, on: nil, under: world.rules, by: By(authority)).code == "unknownMember")
        #expect(members["e2"]?.seat(on: Day("2026-03-31")!) != nil)
        let refused = world.open(facts: ConvocationFacts(known: members)).refusal
        #expect(refused?.code == "memberHasASeat" && refused?.facts["member"] == "e2")
        #expect(world.open(present: ["e1", "s1", "s2"], facts: ConvocationFacts(known: members)).isDone)
    }

    @Test(
        "On entre en séance en s'étant engagé à la confidentialité, où la branche le demande",
        .rule("memberKeepsItConfidential"),
        arguments: [
            (nil, true, false), ("2026-04-02", true, false), ("2026-04-01", true, true), (nil, false, true),
        ] as [(String?, Bool, Bool)]
    )
    func confidential(since: String?, isAsked: Bool, holds: Bool) {
        var world = World { $0.confidentiality.juryMembersUndertake = isAsked }
        var members = known(standardJury.map { seat(of: $0) })
        members["e1"] = PanelMember(
            seats: [seat(of: member("e1", .employers), confidentialSince: since.flatMap { Day($0) })]
        )
        // Whoever is convened may still undertake it.
        #expect(world.convene(facts: ConvocationFacts(known: members)).isDone)
        let policy = world.rules.policy.confidentiality
        #expect((memberKeepsItConfidential("e1", on: World.sessionDay, members["e1"], policy) == nil) == holds)
        #expect(world.open(facts: ConvocationFacts(known: members)).isDone == holds)
    }
}
