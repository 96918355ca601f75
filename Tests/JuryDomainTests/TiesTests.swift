import Contracts
import JuryDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("Les liens et les déports")
struct TiesTests {
    static let carried = CarriedElement(
        element: "A.1",
        attempt: 1,
        acquiredOn: Day("2025-01-01")!,
        observers: ["old-evaluator", "old-referent"],
        session: "S0",
        decision: "D-0"
    )

    @Test(
        "Un lien que montrent les données déporte le membre",
        .rule("memberIsNotTied", "tiedMemberSeesNothing"),
        arguments: [
            (member("evaluator", .employers), [TieKind.evaluator]),
            (member("old-evaluator", .employers), [.evaluator]),
            (member("m", .employers, employers: ["111111118"]), [.evaluatorOrganisation]),
            (member("m", .employers, organisations: ["11111111800092"]), [.evaluatorOrganisation]),
            (member("m", .employers, providers: ["provider-1"]), [.evaluatorOrganisation]),
            (member("referent", .employees), [.referent]),
            (member("trainer", .employees), [.trainer]),
            (member("m", .employees, providers: ["school"]), [.trainer]),
            (member("candidate", .employees), [.candidate]),
            (member("m", .employees, employers: ["333333334"]), [.candidate]),
            (member("m", .employees, employers: ["222222226"]), [.assessmentCompany]),
            (member("referent", .employees, employers: ["222222226"]), [.referent, .assessmentCompany]),
            (member("m", .employees, employers: ["999999998"], organisations: ["other"]), []),
        ]
    )
    func tiesInTheData(member: SessionMember, expected: [TieKind]) {
        let world = World.sitting(
            transmitted("D1", attempt: 2, elements: ["A.2", "B.1", "B.2"], carried: [TiesTests.carried]),
            members: standardJury + [member]
        )
        guard let undecided = world.cases["D1"]?.undecided, case .placed(_, let sitting) = world.cases["D1"]?.stage
        else {
            Issue.record("le dossier n'est pas à l'ordre du jour")
            return
        }
        #expect(ties(of: member, to: undecided.file, JuryPolicy()) == expected)
        #expect(sitting.recusals.map(\.member) == (expected.isEmpty ? [] : [member.person]))
        let seen = tiedMemberSeesNothing(member.person, of: world.cases["D1"]!, in: world.sessions["S1"]!)
        #expect(seen?.code == (expected.isEmpty ? nil : "tiedMemberSeesNothing"))
    }

    @Test("Quatre liens relèvent de la branche, jamais celui avec l'évaluateur", .rule("memberIsNotTied"))
    func tiesByPolicy() {
        var policy = JuryPolicy()
        policy.recusingTies = []
        let file = World.sitting().cases["D1"]!.undecided!.file
        for person: PersonID in ["referent", "trainer"] {
            #expect(ties(of: member(person, .employers), to: file, policy).isEmpty)
        }
        // Their own file is nobody's to vote on, whatever the policy.
        #expect(ties(of: member("candidate", .employers), to: file, policy) == [.candidate])
        #expect(ties(of: member("m", .employers, employers: ["222222226"]), to: file, policy).isEmpty)
        #expect(ties(of: member("evaluator", .employers), to: file, policy) == [.evaluator])
        #expect(
            ties(of: member("m", .employers, providers: ["provider-1"]), to: file, policy)
                == [.evaluatorOrganisation]
        )
    }

    @Test("Un membre lié à l'évaluateur ne vote pas, et son suppléant siège", .rule("memberIsNotTied"))
    func tiedMemberDoesNotVote() {
        var jury = standardJury
        jury[1].providers = ["provider-1"]
        var world = World.sitting(members: jury, present: ["e1", "e2", "e3", "s1", "s2", "s3"])
        #expect(world.vote("e2").code == "memberIsNotTied")
        #expect(world.vote("e3").isDone)
        #expect(world.vote("s3").code == "substituteTakesAVacantSeat")
        #expect(world.vote("s2").isDone)
    }

    @Test(
        "Le déport déclaré après le vote retire le bulletin, pour cette séance et les suivantes",
        .rule("memberIsNotTied", "tiedMemberSeesNothing")
    )
    func declaredTie() {
        var world = World.sitting(present: ["e1", "e2", "s1", "s2"])
        #expect(world.vote("s2").isDone)
        #expect(world.declareTie("s2").isDone)
        if case .placed(_, let sitting) = world.cases["D1"]?.stage { #expect(sitting.ballots.isEmpty) }
        #expect(world.declareTie("s2").changesNothing)
        #expect(world.vote("s2").code == "memberIsNotTied")
        #expect(tiedMemberSeesNothing("s2", of: world.cases["D1"]!, in: world.sessions["S1"]!) != nil)
        #expect(tiedMemberSeesNothing("s1", of: world.cases["D1"]!, in: world.sessions["S1"]!) == nil)
        world.signBoth()
        world.convene("S2", day: World.sessionDay.adding(days: 20), facts: ConvocationFacts())
        world.place(["D1"], in: "S2")
        guard case .placed(_, let sitting) = world.cases["D1"]?.stage else {
            Issue.record("le dossier n'est pas à l'ordre du jour")
            return
        }
        #expect(sitting.recusals.map(\.member) == ["s2"])
        #expect(sitting.ballots.isEmpty)
    }

    @Test("Qui n'est pas convoqué ne lit pas le dossier")
    func strangersSeeNothing() {
        let world = World.sitting()
        #expect(
            tiedMemberSeesNothing("stranger", of: world.cases["D1"]!, in: world.sessions["S1"]!)?.code
                == "memberIsConvened"
        )
    }

    @Test("Qui préside ne clôt pas un dossier dont il est déporté", .rule("memberIsNotTied"))
    func tiedChair() {
        var world = World.sitting(present: ["e1", "e2", "s1", "s2"])
        world.declareTie("e1")
        for who: PersonID in ["e2", "s1", "s2"] { world.vote(who) }
        #expect(world.closeWithWords(by: "e1").code == "memberIsNotTied")
        #expect(world.closeWithWords(by: "e2").code == "memberPresides")
        #expect(world.closeWithWords(by: "s1").isDone)
    }

    @Test("Un membre se déclare lui-même, et personne pour lui")
    func ownDeclaration() {
        let world = World.sitting()
        let command = DeclareTie(
            dossier: "D1",
            attempt: 1,
            panel: "p2st-1",
            session: "S1",
            member: "e1",
            ties: [],
            personal: nil
        )
        let own = decide(
            command,
            on: world.cases["D1"],
            in: world.sessions["S1"],
            under: world.rules,
            by: By(as_("e1"))
        )
        #expect(own.code == "tieIsNamed")
        let other = decide(
            command,
            on: world.cases["D1"],
            in: world.sessions["S1"],
            under: world.rules,
            by: By(as_("s1"))
        )
        #expect(other.code == "actorMayNot")
    }
}
