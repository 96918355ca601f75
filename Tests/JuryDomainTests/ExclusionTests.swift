import Contracts
import JuryDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("L'exclusion pour fraude")
struct ExclusionTests {
    static func exclude(
        _ world: inout World,
        in session: SessionID = "S1",
        votes: ByCollege<VoteCount> = inFavour(2, 2),
        reason: String = "Substitution de personne",
        candidate: PersonID = "candidate",
        by who: PersonID = "e1"
    ) -> Decision {
        let command = ExcludeCandidate(
            dossier: "D1",
            attempt: 1,
            panel: "p2st-1",
            session: session,
            presentedBy: who,
            votes: votes,
            candidate: candidate,
            personal: ReasonPersonal(reason: reason)
        )
        return world.apply(
            decide(command, on: world.cases["D1"], in: world.sessions[session], under: world.rules, by: By(as_(who)))
        )
    }

    static func inFavour(_ employers: Int, _ employees: Int) -> ByCollege<VoteCount> {
        ByCollege(
            employers: VoteCount(inFavour: employers, against: 0, abstained: 0),
            employees: VoteCount(inFavour: employees, against: 0, abstained: 0)
        )
    }

    @Test(
        "Exclu avec un motif, à la seconde signature; le dossier est clos",
        .rule("exclusionHasReason", "exclusionComesBeforeDecision")
    )
    func course() throws {
        var world = World.sitting()
        #expect(ExclusionTests.exclude(&world, reason: " \n").code == "exclusionHasReason")
        #expect(ExclusionTests.exclude(&world).isDone)
        #expect(world.vote("e1").code == "notNow")
        world.drawUp()
        #expect(world.events(MinutesDrawnUp.self).last?.lines.map(\.outcome) == [.excluded])
        world.sign("e1")
        #expect(world.events(CandidateExcluded.self).isEmpty && world.cases["D1"]?.undecided != nil)
        world.sign("s1")
        let excluded = try #require(world.events(CandidateExcluded.self).first)
        #expect(excluded.excludedOn == World.sessionDay && excluded.session == "S1")
        #expect(excluded.personal?.reason == "Substitution de personne")
        #expect(world.cases["D1"]?.stage == .excluded)
        #expect(world.cases["D1"]?.dueTimes == [] && world.cases["D1"]?.persons == [])
        #expect(world.withdraw().code == "notNow")
        world.convene("S2", day: World.sessionDay.adding(days: 20))
        #expect(world.place(["D1"], in: "S2").code == "notNow")
        #expect(Case.evolve(nil, excluded)?.stage == .excluded)
    }

    @Test(
        "Après la décision, une séance la rapporte; on n'exclut plus, pas même sur recours",
        .rule("exclusionComesBeforeDecision"),
        arguments: [true, false]
    )
    func afterTheDecision(awarded: Bool) {
        var world = RescissionTests.decided(awarded: awarded)
        #expect(ExclusionTests.exclude(&world, in: "S2").code == "exclusionComesBeforeDecision")
        #expect(world.rescind(in: "S2").isDone)
        world.signBoth("S2")
        world.convene("S3", day: World.sessionDay.adding(days: 40))
        world.place(["D1"], in: "S3")
        world.open("S3")
        #expect(ExclusionTests.exclude(&world, in: "S3").isDone)
        world.signBoth("S3")
        #expect(world.events(CandidateExcluded.self).map(\.session) == ["S3"])
    }

    @Test(
        "L'exclusion se vote comme toute décision du jury",
        .rule("memberPresides", "quorumIsReached", "memberIsNotTied"),
        arguments: [
            (inFavour(2, 0), "e1", "quorumIsReached"),
            (inFavour(3, 2), "e1", "votesAreOfMembersSitting"),
            (
                ByCollege(
                    employers: VoteCount(inFavour: 2, against: 0, abstained: 0),
                    employees: VoteCount(inFavour: 0, against: 2, abstained: 0)
                ), "e1", "majorityIsReached"
            ),
            (inFavour(2, 2), "e2", "memberPresides"),
            (inFavour(2, 2), "s1", "memberIsNotTied"),
            (inFavour(2, 2), "e1", nil),
        ] as [(ByCollege<VoteCount>, PersonID, RefusalCode?)]
    )
    func voted(votes: ByCollege<VoteCount>, by who: PersonID, code: RefusalCode?) {
        var world = World.sitting()
        if code == "memberIsNotTied" { world.declareTie(who) }
        #expect(ExclusionTests.exclude(&world, votes: votes, by: who).code == code?.value)
        var other = World.sitting()
        #expect(ExclusionTests.exclude(&other, candidate: "other").code == "actorMayNot")
    }

    @Test("Suspendu entre le vote et la signature, le dossier n'est clos qu'une fois repris", .rule("fileIsOnHold"))
    func onHold() {
        var world = World.sitting()
        _ = ExclusionTests.exclude(&world)
        world.hold()
        world.signBoth()
        #expect(world.events(CandidateExcluded.self).isEmpty)
        #expect(world.release().isDone)
        #expect(world.events(CandidateExcluded.self).count == 1 && world.cases["D1"]?.stage == .excluded)
    }

    @Test("Un rectificatif pris entre le vote et la signature remet le dossier au vote")
    func amendedMeanwhile() {
        var world = World.sitting()
        _ = ExclusionTests.exclude(&world)
        let taken = BookletAmendmentTaken(dossier: "D1", attempt: 1, panel: "p2st-1", digest: "ff", judgements: [:])
        world.apply(.accepted([taken]))
        #expect(world.events(MinutesDrawnUp.self).isEmpty)
        #expect(world.vote("e1").isDone)
    }
}
