import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("Le retrait d'une décision")
struct RescissionTests {
    // One decided file, and a later session that sits.
    static func decided(awarded: Bool) -> World {
        var world = World.sitting()
        world.voteAll(awarded ? [:] : ["B.2": .notAcquired])
        world.closeWithWords()
        world.signBoth()
        world.convene("S2", day: World.sessionDay.adding(days: 20))
        world.open("S2")
        return world
    }

    @Test(
        "Seule une séance ultérieure retire une décision, à sa seconde signature",
        .rule("onlyASessionRescinds"),
        arguments: [true, false]
    )
    func laterSession(awarded: Bool) {
        var world = RescissionTests.decided(awarded: awarded)
        let decision =
            awarded
            ? world.events(CertificateAwarded.self)[0].decision : world.events(CertificateNotAwarded.self)[0].decision
        #expect(world.rescind(in: "S1").code == "onlyASessionRescinds")
        #expect(world.rescind(in: "S9").code == "onlyASessionRescinds")
        #expect(world.rescind(in: "S2", decision: "D-other").code == "notNow")
        #expect(world.rescind(in: "S2", reason: " ").code == "rescissionHasReason")
        #expect(world.rescind(in: "S2", by: "e2").code == "memberPresides")
        #expect(world.rescind(in: "S2").isDone)
        #expect(world.rescind(in: "S2").changesNothing)
        #expect(world.cases["D1"]?.handedTo != nil)
        world.drawUp("S2")
        #expect(world.events(MinutesDrawnUp.self).last?.lines.map(\.outcome) == [.rescinded])
        world.sign("e1", "S2")
        #expect(world.events(DecisionRescinded.self).isEmpty)
        world.sign("s1", "S2")
        let rescinded = world.events(DecisionRescinded.self)
        #expect(rescinded.map(\.decision) == [decision])
        #expect(rescinded.map(\.rescindedOn) == [World.sessionDay.adding(days: 20)])
        #expect(world.cases["D1"]?.handedTo == nil)
        #expect(world.cases["D1"]?.earlier.map(\.rescinded) == [true])

        // Undecided again: a third session examines it anew, and its decision is another one.
        world.convene("S3", day: World.sessionDay.adding(days: 40))
        #expect(world.place(["D1"], in: "S3").isDone)
        world.open("S3")
        world.voteAll(in: "S3")
        #expect(world.close(in: "S3").isDone)
        world.signBoth("S3")
        #expect(world.events(CertificateAwarded.self).last?.session == "S3")
        #expect(world.events(CertificateAwarded.self).last?.decision != decision)
        #expect(world.cases["D1"]?.attempt == 1)
    }

    @Test(
        "Une autre séance du même jour n'est ultérieure que si elle commence après celle qui a décidé",
        .rule("onlyASessionRescinds"),
        arguments: [(7, false), (8, false), (9, true)] as [(Int64, Bool)]
    )
    func sameDay(hour: Int64, isLater: Bool) {
        var world = World()
        world.transmit(transmitted("D1"))
        world.convene()
        world.convene("S1b", hour: hour)
        world.place(["D1"])
        world.open()
        world.open("S1b")
        world.voteAll()
        world.close()
        world.signBoth()
        var forgotten = world
        #expect(world.rescind(in: "S1b").code == (isLater ? nil : "onlyASessionRescinds"))
        // Without the session that decided, its day is all that is known.
        forgotten.sessions["S1"] = nil
        #expect(forgotten.rescind(in: "S1b").code == "onlyASessionRescinds")
    }

    @Test(
        "Le retrait se vote comme toute décision du jury",
        arguments: [
            (
                VoteCount(inFavour: 2, against: 0, abstained: 0), VoteCount(inFavour: 0, against: 2, abstained: 0),
                "majorityIsReached"
            ),
            (
                VoteCount(inFavour: 2, against: 0, abstained: 0), VoteCount(inFavour: 0, against: 0, abstained: 0),
                "quorumIsReached"
            ),
            (
                VoteCount(inFavour: 3, against: 0, abstained: 0), VoteCount(inFavour: 2, against: 0, abstained: 0),
                "votesAreOfMembersSitting"
            ),
            (
                VoteCount(inFavour: 2, against: 1, abstained: 0), VoteCount(inFavour: 2, against: 0, abstained: 0),
                "votesAreOfMembersSitting"
            ),
            (
                VoteCount(inFavour: 2, against: -1, abstained: 0), VoteCount(inFavour: 2, against: 0, abstained: 0),
                "votesAreOfMembersSitting"
            ),
            (
                VoteCount(inFavour: .max, against: .max, abstained: 0),
                VoteCount(inFavour: 1, against: 0, abstained: 0),
                "votesAreOfMembersSitting"
            ),
        ]
    )
    func votes(employers: VoteCount, employees: VoteCount, code: String) {
        var world = RescissionTests.decided(awarded: true)
        let votes = ByCollege(employers: employers, employees: employees)
        #expect(world.rescind(in: "S2", votes: votes).code == code)
    }

    @Test("Une décision dont la réévaluation est ouverte ne se retire plus")
    func reassessed() {
        var world = RescissionTests.decided(awarded: false)
        var file = transmitted("D1").file
        file.scope.attempt = 2
        let reopened = ReassessmentOpened(file: file, lapsesAt: world.now, personal: nil)
        #expect(world.apply(decide(reopened, on: world.cases["D1"])).isDone)
        #expect(decide(reopened, on: world.cases["D1"]).changesNothing)
        #expect(world.rescind(in: "S2").refusal == Refusal("notNow", ["state": "reassessed"]))
        #expect(decide(reopened, on: nil).changesNothing)
    }

    @Test("Quand le retrait et la réévaluation se croisent, la réévaluation l'emporte")
    func crossing() {
        var world = RescissionTests.decided(awarded: false)
        world.rescind(in: "S2")
        world.signBoth("S2")
        var file = transmitted("D1").file
        file.scope.attempt = 2
        world.apply(
            decide(ReassessmentOpened(file: file, lapsesAt: world.now, personal: nil), on: world.cases["D1"])
        )
        #expect(world.withdraw().refusal == Refusal("heldElsewhere", ["holder": "registration"]))
        world.convene("S3", day: World.sessionDay.adding(days: 40))
        #expect(world.place(["D1"], in: "S3").code == "heldElsewhere")
        #expect(world.transmit(transmitted("D1", attempt: 2)).isDone)
        #expect(world.place(["D1"], in: "S3").isDone)
    }

    @Test("Un registre qui a tout perdu sait par les autres que la décision est retirée, et reprend le dossier")
    func rescindedOutOfNothing() throws {
        var world = RescissionTests.decided(awarded: true)
        world.rescind(in: "S2")
        world.signBoth("S2")
        let awarded = try #require(world.events(CertificateAwarded.self).last)
        let rescinded = try #require(world.events(DecisionRescinded.self).last)
        var other = World()
        other.cases["D1"] = Case.evolve(Case.evolve(nil, awarded), rescinded)
        #expect(other.transmit(transmitted("D1")).isDone)
        #expect(other.cases["D1"]?.undecided != nil)
        #expect(other.cases["D1"]?.attempt == 1)
        #expect(other.cases["D1"]?.earlier.map(\.rescinded) == [true])
    }

    @Test("Une attribution reste révocable par le jury, même croisée par une réévaluation")
    func awardStaysRescindable() {
        var world = RescissionTests.decided(awarded: true)
        var file = transmitted("D1").file
        file.scope.attempt = 2
        let crossed = ReassessmentOpened(file: file, lapsesAt: world.now, personal: nil)
        #expect(decide(crossed, on: world.cases["D1"]).changesNothing)
        #expect(world.rescind(in: "S2").isDone)
    }

    @Test("Qui est déporté ne présente pas le retrait, et ne compte pas")
    func tied() {
        var world = World.sitting()
        world.voteAll()
        world.close()
        world.signBoth()
        var jury = standardJury
        jury[1].employers = ["222222226"]
        world.convene("S2", day: World.sessionDay.adding(days: 20), members: jury)
        world.open("S2")
        #expect(world.rescind(in: "S2").code == "votesAreOfMembersSitting")
        let votes = ByCollege(
            employers: VoteCount(inFavour: 1, against: 0, abstained: 0),
            employees: VoteCount(inFavour: 2, against: 0, abstained: 0)
        )
        #expect(world.rescind(in: "S2", votes: votes).isDone)
    }
}
