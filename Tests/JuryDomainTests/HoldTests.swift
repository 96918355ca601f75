import Contracts
import JuryDomain
import RuleTrait
import Scheme
import Testing

@Suite("La suspension d'un dossier devant le jury")
struct HoldTests {
    @Test("Un dossier suspendu n'est ni inscrit ni voté; repris, il l'est", .rule("fileIsOnHold"))
    func standsStill() {
        var world = World()
        world.transmit(transmitted("D1"))
        world.convene()
        #expect(world.hold(reason: " ").code == "holdHasReason")
        #expect(world.hold().isDone)
        #expect(world.hold().changesNothing)
        #expect(world.cases["D1"]?.hold?.since == world.now && world.cases["D1"]?.hold?.by == "officer-1")
        #expect(world.place(["D1"]).code == "fileIsOnHold")
        #expect(world.release().isDone)
        #expect(world.release().changesNothing)
        #expect(world.place(["D1"]).isDone)
        world.open()
        #expect(world.vote("e1").isDone)
        world.hold()
        #expect(world.vote("s1").code == "fileIsOnHold")
        #expect(world.closeWithWords().code == "fileIsOnHold")
        #expect(world.declareTie("e2").isDone)
        world.signBoth()
        #expect(world.events(CaseAdjourned.self).map(\.cause) == [.notVoted])
        #expect(world.cases["D1"]?.hold != nil)
    }

    @Test(
        "Retiré alors qu'il est suspendu, un dossier est fini : il ne l'est plus, et rien ne l'attend",
        .rule("fileIsOnHold")
    )
    func withdrawnOnHold() {
        var world = World()
        world.transmit(transmitted("D1"))
        world.convene()
        world.hold()
        #expect(world.withdraw().isDone)
        #expect(world.cases["D1"]?.hold == nil)
        #expect(world.place(["D1"]).refusal?.facts["state"] == "withdrawn")
        #expect(world.release().code == "notNow")
    }

    @Test("Les délais s'arrêtent, et reprennent plus tard d'autant", .rule("fileIsOnHold"))
    func dueTimesStandStill() {
        var world = World()
        world.transmit(transmitted("D1"))
        let due = world.cases["D1"]!.undecided!.decideBy
        world.pass(days: 3)
        world.hold()
        #expect(world.cases["D1"]?.dueTimes.isEmpty == true)
        world.pass(days: 11)
        world.release()
        #expect(world.cases["D1"]?.undecided?.decideBy == due.adding(milliseconds: 11 * 86_400_000))
        #expect(world.cases["D1"]?.dueTimes.isEmpty == false)
    }

    @Test("Le gestionnaire ou qui préside suspend; nul autre, et nul qui est déporté", .rule("officerOrChairHolds"))
    func whoHolds() {
        var world = World.sitting()
        #expect(world.hold(by: as_("e2")).code == "officerOrChairHolds")
        #expect(world.hold(by: Actor(.candidate, "candidate")).code == "officerOrChairHolds")
        #expect(world.hold("D9").code == "unknownFile")
        #expect(world.hold(by: as_("s1")).isDone)
        #expect(world.release(by: as_("e2")).code == "officerOrChairHolds")
        #expect(world.release(by: as_("e1")).isDone)
        world.declareTie("e1")
        #expect(world.hold(by: as_("e1")).code == "memberIsNotTied")
        var waiting = World()
        waiting.transmit(transmitted("D1"))
        #expect(waiting.hold(by: as_("e1")).code == "officerOrChairHolds")
        #expect(waiting.hold().isDone)
    }

    @Test(
        "Suspendu entre l'examen et la signature, le dossier n'est décidé qu'à sa reprise, à la date de la séance",
        .rule("fileIsOnHold"),
        arguments: [true, false]
    )
    func betweenExaminationAndSignature(awarded: Bool) {
        var world = World()
        for file: DossierID in ["D1", "D2"] { world.transmit(transmitted(file)) }
        world.convene()
        world.place(["D1", "D2"])
        world.open()
        for file: DossierID in ["D1", "D2"] {
            world.voteAll(awarded ? [:] : ["B.2": .notAcquired], dossier: file)
            world.closeWithWords(file)
        }
        world.hold()
        world.signBoth()
        // The other file of the session is decided; this one is not.
        #expect(world.cases["D2"]?.handedTo != nil)
        #expect(world.cases["D1"]?.handedTo == nil)
        world.pass(days: 40)
        #expect(world.release().events?.count == 2)
        #expect(world.cases["D1"]?.handedTo == (awarded ? "certification" : "registration"))
        let days =
            awarded
            ? world.events(CertificateAwarded.self).map(\.decidedOn)
            : world.events(CertificateNotAwarded.self).map(\.decidedOn)
        #expect(days == [World.sessionDay, World.sessionDay])
        #expect(world.hold().refusal?.code == "heldElsewhere")
        #expect(world.release().refusal?.code == "heldElsewhere")
    }

    @Test("Repris avant les signatures, le dossier est décidé avec les autres; désisté, il ne l'est plus")
    func releasedBefore() {
        var world = World.sitting()
        world.voteAll()
        world.close()
        world.drawUp()
        world.hold()
        #expect(world.release().events?.count == 1)
        world.sign("e1")
        world.sign("s1")
        #expect(world.events(CertificateAwarded.self).count == 1)

        var other = World.sitting()
        other.voteAll()
        other.close()
        other.hold()
        #expect(other.withdraw().isDone)
        #expect(other.release().code == "notNow")
    }
}
