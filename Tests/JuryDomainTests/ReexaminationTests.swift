import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("Le réexamen après un recours admis")
struct ReexaminationTests {
    @Test("Qui a décidé ne réexamine pas, si la branche le dit ainsi", .rule("reexaminedByOthers"))
    func byOthers() {
        var world = World.reexamined(awarded: false)
        #expect(world.cases["D1"]?.undecided?.excluded == ["e1", "e2", "s1", "s2"])
        #expect(world.events(CasePlaced.self).last?.recusals.map(\.member) == ["e1", "e2", "s1", "s2"])
        #expect(world.vote("e1", in: "S2").code == "memberIsNotTied")
        #expect(world.vote("e3", in: "S2").isDone)
        var same = World.reexamined(awarded: false) { $0.byOthers = false }
        #expect(same.vote("e1", in: "S2").isDone)
    }

    static func examine(_ world: inout World, _ votes: [ElementCode: ElementVote]) {
        world.vote("e3", "D1", votes, in: "S2")
        world.vote("s3", "D1", votes, in: "S2")
        world.closeWithWords(by: "e3", in: "S2")
        world.drawUp("S2", by: "e3")
        world.sign("e3", "S2")
        world.sign("s3", "S2")
    }

    @Test(
        "Le recours admis: une séance ultérieure rapporte et décide à nouveau, d'un seul tenant",
        arguments: [true, false]
    )
    func decidedAnew(awarded: Bool) {
        var world = World.reexamined(awarded: awarded)
        let former = world.cases["D1"]!.reexamination!.former.decision
        #expect(world.withdraw().refusal?.code == "heldElsewhere")
        Self.examine(&world, awarded ? ["A.1": .notAcquired] : [:])
        #expect(world.events(DecisionRescinded.self).map(\.decision) == [former])
        #expect(world.events(DecisionConfirmed.self).isEmpty)
        #expect(world.decided()?.awarded == !awarded && world.decided()?.decision != former)
        #expect(world.cases["D1"]?.earlier.map(\.rescinded) == [true])
        #expect(world.cases["D1"]?.reexamination == nil)
        #expect(world.events(CertificateAwarded.self).count == 1)
    }

    @Test("Le recours admis: une séance ultérieure peut confirmer", arguments: [true, false])
    func confirmed(awarded: Bool) {
        var world = World.reexamined(awarded: awarded)
        let former = world.cases["D1"]!.reexamination!.former.decision
        Self.examine(&world, awarded ? [:] : ["B.2": .notAcquired])
        #expect(world.events(DecisionConfirmed.self).map(\.decision) == [former])
        #expect(world.events(DecisionRescinded.self).isEmpty)
        #expect(world.decided()?.decision == former)
        #expect(world.events(CertificateAwarded.self).count + world.events(CertificateNotAwarded.self).count == 1)
    }

    @Test(
        "Qui a voté par procuration, ou pour un autre, a décidé",
        .rule("reexaminedByOthers", "appealIsInstructedByAnother")
    )
    func throughAnother() {
        var world = World.sitting(present: ["e1", "s1"]) { $0.jury.proxy = .sameCollege }
        world.giveProxy("e2", to: "e1")
        world.giveProxy("s2", to: "s1")
        world.vote("e2", "D1", ["B.2": .notAcquired], by: as_("e1"))
        world.vote("s2", "D1", ["B.2": .notAcquired], by: as_("s1"))
        world.closeWithWords()
        world.signBoth()
        let decision = world.decided()!.decision
        world.lodge()
        for who: PersonID in ["e1", "e2", "s1", "s2"] {
            #expect(world.admit(decision, instructor: who).code == "appealIsInstructedByAnother", "\(who)")
        }
        world.admit(decision)
        world.instruct(decision)
        world.uphold(decision)
        #expect(world.events(ReexaminationOrdered.self).map(\.excluded) == [["e1", "e2", "s1", "s2"]])
    }

    @Test("Avoir déjà décidé se constate, et ne se déclare pas")
    func isFound() {
        var world = World.reexamined(awarded: false)
        let refusal = world.declareTie("e3", in: "S2", ties: [.candidate, .decidedBefore]).refusal
        #expect(refusal?.code == "tieIsNamed" && refusal?.faults.map(\.code) == ["notDeclared"])
        #expect(world.declareTie("e3", in: "S2", ties: [.candidate]).isDone)
        #expect(world.declareTie("e1", in: "S2").changesNothing)
    }

    @Test("Suspendu pendant le réexamen, le dossier n'est tranché qu'à sa reprise", .rule("fileIsOnHold"))
    func heldMeanwhile() {
        var world = World.reexamined(awarded: true)
        let former = world.cases["D1"]!.reexamination!.former.decision
        world.vote("e3", "D1", ["A.1": .notAcquired], in: "S2")
        world.vote("s3", "D1", ["A.1": .notAcquired], in: "S2")
        world.closeWithWords(by: "e3", in: "S2")
        world.hold()
        world.drawUp("S2", by: "e3")
        world.sign("e3", "S2")
        world.sign("s3", "S2")
        #expect(world.events(DecisionRescinded.self).isEmpty)
        #expect(world.cases["D1"]?.standing?.decision == former)
        world.pass(days: 3)
        world.release()
        #expect(world.events(DecisionRescinded.self).map(\.decision) == [former])
        #expect(world.decided()?.awarded == false)

        var reassessed = World.reexamined(awarded: false)
        reassessed.hold()
        reassessed.reassess()
        #expect(reassessed.cases["D1"]?.hold == nil && reassessed.decided()?.standing == .reassessed)
    }

    @Test("Une évaluation redemandée ne touche pas l'attribution que l'on réexamine")
    func awardIsNotReassessed() {
        var world = World.reexamined(awarded: true)
        world.reassess()
        #expect(world.events(CaseLeftForReassessment.self).isEmpty)
        #expect(world.cases["D1"]?.reexamination != nil)
    }

    @Test("Le jury peut demander un complément au réexamen; la décision demeure jusque-là")
    func supplement() {
        var world = World.reexamined(awarded: false)
        let former = world.cases["D1"]!.reexamination!.former.decision
        let one = ByCollege(employers: SupplementTests.count(1, 0), employees: SupplementTests.count(1, 0))
        #expect(SupplementTests.ask(&world, of: [.company], votes: one, by: "e3", in: "S2").isDone)
        world.drawUp("S2", by: "e3")
        world.sign("e3", "S2")
        world.sign("s3", "S2")
        #expect(world.events(CaseAdjourned.self).last?.cause == .supplementAsked)
        #expect(world.cases["D1"]?.standing?.decision == former && world.cases["D1"]?.undecided?.awaited != nil)
        world.convene("S3", day: World.sessionDay.adding(days: 120), presidency: Self.others)
        #expect(world.place(["D1"], in: "S3").code == "supplementIsGivenOrOverdue")
        #expect(SupplementTests.answer(&world, .company).isDone)
        #expect(world.place(["D1"], in: "S3").isDone)
        #expect(world.events(CasePlaced.self).last?.recusals.map(\.member) == ["e1", "e2", "s1", "s2"])
    }

    // Those who presided have decided, so others preside over the re-examination.
    static let others = Presidency(chair: "e3", viceChair: "s3")

    @Test("La séance qui a décidé ne réexamine pas", .rule("onlyASessionRescinds"))
    func laterSession() {
        var world = World.refused()
        let decision = world.decided()!.decision
        world.now = World.monday
        world.convene("S0", day: World.sessionDay)
        world.lodge()
        world.admit(decision)
        world.instruct(decision)
        world.uphold(decision)
        #expect(world.place(["D1"], in: "S0").code == "onlyASessionRescinds")
        #expect(world.cases["D1"]?.handedTo == nil)
        world.convene("S0b", day: World.sessionDay, hour: 14)
        #expect(world.place(["D1"], in: "S0b").isDone)
    }
}
