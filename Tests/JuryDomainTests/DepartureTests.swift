import Contracts
import JuryDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("Un membre ne vient pas, s'en va, tombe malade, décède")
struct DepartureTests {
    @Test(
        "À midi un titulaire s'en va : l'heure est notée, son siège est libre pour un suppléant",
        .rule("departedMemberSitsNoMore", "departureIsTimed")
    )
    func leavesAtNoon() throws {
        var world = World.sitting(
            members: standardJury.filter { !["e2", "s2"].contains($0.person) },
            present: ["e1", "e3", "s1"]
        )
        world.transmit(transmitted("D2"))
        world.place(["D2"])
        // The morning's file is voted on by the full member.
        #expect(world.vote("e1").isDone)
        #expect(world.vote("e3").code == "substituteTakesAVacantSeat")
        let noon = world.now
        #expect(world.depart("e1", at: noon.adding(days: 1)).code == "departureIsTimed")
        #expect(world.depart("e1", at: World.monday).code == "departureIsTimed")
        #expect(world.depart("e1", by: as_("s2")).code == "memberPresides")
        #expect(world.depart("e1", .death, by: as_("e3")).code == "memberPresides")
        #expect(world.depart("e1", at: noon).isDone)
        let session = try #require(world.sessions["S1"])
        #expect(!session.isThere("e1") && session.present.contains("e1"))
        #expect(session.departures?.map(\.at) == [noon])
        // In the afternoon the substitute votes; the ballot of the morning counts.
        #expect(world.vote("e1", "D2").code == "departedMemberSitsNoMore")
        #expect(world.vote("e3", "D2").isDone)
        #expect(world.vote("s1").isDone && world.vote("s1", "D2").isDone)
        // Who has left presides over nothing more: the vice-chair does, or another of the college.
        #expect(world.closeWithWords().code == "departedMemberSitsNoMore")
        #expect(world.preside("e1", "s1").code == "juryIsJoint")
        #expect(world.preside("e3", "s1").isDone)
        #expect(world.closeWithWords(by: "e3").isDone && world.closeWithWords("D2", by: "e3").isDone)
        #expect(world.cases["D1"]?.finding?.voted == ["e1", "s1"])
        #expect(world.cases["D2"]?.finding?.voted == ["e3", "s1"])
        // The minutes say it, and read as they always did where nobody left.
        let minutes = Minutes(of: try #require(world.sessions["S1"]), world.cases, under: world.rules)
        let text = String(decoding: minutes.canonicalBytes, as: UTF8.self)
        #expect(text.contains("member e1 employers full present\n"))
        #expect(text.contains("left e1 \(noon) "))
        var without = try #require(world.sessions["S1"])
        without.departures = nil
        let former = Minutes(of: without, world.cases, under: world.rules).canonicalBytes
        #expect(!String(decoding: former, as: UTF8.self).contains("left "))
    }

    @Test("Qui est parti peut revenir, et vote alors à nouveau", .rule("departedMemberSitsNoMore"))
    func comesBack() {
        var world = World.sitting()
        #expect(world.depart("e2").isDone && world.depart("e2").changesNothing)
        #expect(world.vote("e2").code == "departedMemberSitsNoMore")
        #expect(world.open(present: ["e2"]).isDone)
        #expect(world.events(SessionOpened.self).last?.returned == ["e2"])
        #expect(world.sessions["S1"]?.isThere("e2") == true)
        #expect(world.vote("e2").isDone)
    }

    @Test(
        "Le départ d'un membre rend sa procuration utile, et libère qui la portait",
        .rule("departedMemberSitsNoMore")
    )
    func proxies() {
        var world = World.sitting { $0.jury.proxy = .sameCollege }
        world.giveProxy("e2", to: "e1")
        #expect(world.vote("e2", by: as_("e1")).code != nil)
        world.depart("e2")
        #expect(world.vote("e2", by: as_("e1")).isDone)
        world.depart("e1")
        #expect(world.vote("e2", by: as_("e1")).code == "departedMemberSitsNoMore")
    }

    @Test(
        "Un membre convoqué décline : un autre du même collège est convoqué, et la séance garde son jour",
        .rule("replacementSitsInTheSameSeat")
    )
    func replaced() throws {
        var world = World()
        world.transmit(transmitted("D1"))
        world.convene()
        world.place(["D1"])
        #expect(world.depart("e1", .declined).isDone)
        let tied = member("e9", .employers, employers: [String(siretOfCompany.prefix(9))])
        #expect(world.replace("e1", by: tied, actor: as_("e2")).code == "actorMayNot")
        #expect(world.replace("e8", by: tied).code == "memberIsConvened")
        #expect(world.replace("e1", by: member("s9", .employees)).code == "replacementSitsInTheSameSeat")
        #expect(world.replace("e1", by: member("e9", .employers, .substitute)).code == "replacementSitsInTheSameSeat")
        #expect(world.replace("e1", by: member("e2", .employers)).code == "replacementSitsInTheSameSeat")
        #expect(
            world.replace("e1", by: tied, facts: ConvocationFacts(known: ["e9": PanelMember(seats: [])])).code
                == "memberHasASeat"
        )
        #expect(
            world.replace("e1", by: tied, facts: ConvocationFacts(accreditedEvaluators: ["e9"])).code
                == "noEvaluatorSitsOnTheJury"
        )
        #expect(world.replace("e1", by: tied).isDone)
        #expect(world.replace("e1", by: tied).changesNothing)
        let session = try #require(world.sessions["S1"])
        #expect(session.members.map(\.person) == ["e9", "e2", "e3", "s1", "s2", "s3"])
        #expect(session.presidency.chair == "e9" && session.day == World.sessionDay)
        // What the data show of the new member recuses at once.
        #expect(world.cases["D1"]?.recusals.map(\.member) == ["e9"])
        #expect(world.cases["D1"]?.recusals.map(\.source) == [.data])
        #expect(world.open(present: ["e9", "e2", "s1"], presidency: session.presidency).isDone)
        #expect(world.replace("e2", by: member("e8", .employers)).code == "notNow")
    }

    @Test(
        "Qui devait signer ne peut plus, nul autre n'était là : le collège désigne qui signe",
        .rule("standInSatForTheSameCollege")
    )
    func collegeNames() throws {
        var world = World.sitting(present: ["e1", "s1"])
        for who: PersonID in ["e1", "s1"] { world.vote(who) }
        world.closeWithWords()
        world.drawUp()
        world.sign("e1")
        #expect(world.standIn("s2", for: "s1").refusal?.facts["because"] == "standInWasNotThere")
        #expect(
            world.standIn("s9", for: "s1", act: "CPNE-7", seats: []).refusal?.facts["because"] == "standInHasNoSeat"
        )
        let other = [seat(of: member("e9", .employers))]
        #expect(
            world.standIn("e9", for: "s1", act: "CPNE-7", seats: other).refusal?.facts["because"]
                == "standInIsOfTheOtherCollege"
        )
        #expect(world.standIn("s9", for: "s1", act: "CPNE-7", seats: [seat(of: member("s9", .employees))]).isDone)
        #expect(world.sign("s1").code == "memberSigns")
        #expect(world.sign("s9").isDone)
        #expect(world.events(MinutesSigned.self).last?.college == .employees)
        #expect(world.events(CertificateAwarded.self).count == 1)
        // Where another of the college was there, that one signs.
        world = World.sitting()
        world.voteAll()
        world.closeWithWords()
        world.drawUp()
        let named = world.standIn("s9", for: "s1", act: "CPNE-7", seats: [seat(of: member("s9", .employees))])
        #expect(named.refusal?.facts["because"] == "anotherWasThere")
    }

    @Test(
        "Si nul d'un collège ne peut signer, la séance est nulle, et ses dossiers sont examinés à nouveau",
        .rule("sessionIsVoidWhereNobodyCanSign")
    )
    func sessionIsVoid() throws {
        var world = World()
        for dossier: DossierID in ["D1", "D2"] { world.transmit(transmitted(dossier)) }
        world.convene()
        world.place(["D1", "D2"])
        #expect(world.declareVoid(.employees).code == "notNow")
        world.open(present: ["e1", "e2", "s1", "s2"])
        world.voteAll()
        world.closeWithWords()
        world.drawUp()
        #expect(world.declareVoid(.employees).refusal?.facts["because"] == "anotherWasThere")
        #expect(world.standIn("s2", for: "s1").isDone)
        #expect(world.declareVoid(.employees, reason: nil).code == "voidSessionHasReason")
        #expect(world.declareVoid(.employees, by: as_("e1")).code == "actorMayNot")
        world.sign("e1")
        #expect(world.declareVoid(.employers).refusal?.facts["because"] == "collegeHasSigned")
        #expect(world.declareVoid(.employees).isDone)
        #expect(world.declareVoid(.employees).changesNothing)
        #expect(world.events(CaseAdjourned.self).map(\.cause) == [.sessionCancelled, .sessionCancelled])
        #expect(world.sessions["S1"]?.openSteps == [] && world.sessions["S1"]?.notifiedOn == nil)
        #expect(world.sign("s2").code == "notNow" && world.drawUp().code == "notNow")
        // They come before a later session, and are decided.
        world.convene("S2", day: World.sessionDay.adding(days: 20))
        #expect(world.place(["D1", "D2"], in: "S2").isDone)
        world.open("S2")
        world.voteAll(in: "S2")
        #expect(world.closeWithWords("D1", in: "S2").isDone)
        world.drawUp("S2")
        world.signBoth("S2")
        #expect(world.events(CertificateAwarded.self).map(\.session) == ["S2"])
    }

    @Test("Ce qu'une séance nulle a voté de retirer demeure", .rule("sessionIsVoidWhereNobodyCanSign"))
    func rescissionFalls() throws {
        var world = World.sitting()
        world.voteAll()
        world.closeWithWords()
        world.drawUp()
        world.signBoth()
        world.convene("S2", day: World.sessionDay.adding(days: 20))
        world.open("S2", present: ["e1", "s1"])
        let one = VoteCount(inFavour: 1, against: 0, abstained: 0)
        world.rescind(in: "S2", votes: ByCollege(employers: one, employees: one))
        #expect(world.events(RescissionVoted.self).count == 1)
        world.drawUp("S2")
        #expect(world.declareVoid(.employees, in: "S2").isDone)
        #expect(world.events(RescissionVoided.self).count == 1)
        #expect(world.decided()?.standing == .stands)
        #expect(world.events(DecisionRescinded.self).isEmpty)
    }

    @Test("Le candidat décédé avant la décision, son dossier se clôt devant le jury", .rule("deathHasHappened"))
    func candidateDied() throws {
        var waiting = World()
        waiting.transmit(transmitted("D1"))
        var examined = World.sitting()
        examined.voteAll()
        examined.closeWithWords()
        for var world in [waiting, World.sitting(), examined] {
            #expect(world.candidateDied(by: as_("e1")).code == "actorMayNot")
            #expect(world.candidateDied(on: Day("2099-01-01")!).code == "deathHasHappened")
            #expect(world.candidateDied().isDone && world.candidateDied().changesNothing)
            #expect(world.cases["D1"]?.persons == [] && world.cases["D1"]?.openSteps(of: "p2st") == [])
            #expect(world.cases["D1"]?.dueTimes == [] && world.cases["D1"]?.claims == [])
            #expect(world.withdraw().code == "notNow")
        }
        examined.drawUp()
        examined.signBoth()
        #expect(examined.candidateDied().refusal == Refusal("heldElsewhere", ["holder": "certification"]))
    }
}

private let siretOfCompany = "22222222600029"

extension World {
    @discardableResult
    mutating func depart(
        _ who: PersonID,
        _ cause: Departure = .unavailable,
        at: Instant? = nil,
        by actor: Actor? = nil
    ) -> Decision {
        let command = RecordDeparture(session: "S1", panel: "p2st-1", member: who, cause: cause, at: at)
        return apply(decide(command, on: sessions["S1"], under: rules, by: By(actor ?? as_(who), at: now)))
    }

    /// The officer has it noted who presides from now on.
    @discardableResult
    mutating func preside(_ chair: PersonID, _ viceChair: PersonID) -> Decision {
        let command = OpenSession(
            session: "S1",
            panel: "p2st-1",
            openedBy: "officer-1",
            present: [],
            presidency: Presidency(chair: chair, viceChair: viceChair)
        )
        let facts = ConvocationFacts().seating(sessions["S1"]?.members ?? [])
        return apply(decide(command, on: sessions["S1"], facts, under: rules, by: By(officer, at: now)))
    }

    @discardableResult
    mutating func replace(
        _ who: PersonID,
        by member: SessionMember,
        facts: ConvocationFacts = ConvocationFacts(),
        actor: Actor = officer
    ) -> Decision {
        let command = ReplaceMember(
            session: "S1",
            panel: "p2st-1",
            replaced: who,
            member: member,
            officer: "officer-1"
        )
        let facts = facts.seating([member])
        return apply(decide(command, on: sessions["S1"], cases, facts, under: rules, by: By(actor, at: now)))
    }

    @discardableResult
    mutating func standIn(
        _ standIn: PersonID,
        for replaced: PersonID,
        act: SeatingActID? = nil,
        seats: [PanelSeat]? = nil
    ) -> Decision {
        let command = ReplaceSignatory(
            session: "S1",
            panel: "p2st-1",
            replaced: replaced,
            standIn: standIn,
            officer: "officer-1",
            act: act,
            personal: ReasonPersonal(reason: "Décédée")
        )
        let known = seats.map { PanelMember(seats: $0) }
        return apply(decide(command, on: sessions["S1"], known, under: rules, by: By(officer, at: now)))
    }

    @discardableResult
    mutating func declareVoid(
        _ college: College,
        in session: SessionID = "S1",
        reason: String? = "Plus personne ne peut signer",
        by actor: Actor = officer
    ) -> Decision {
        let command = DeclareSessionVoid(
            session: session,
            panel: "p2st-1",
            officer: "officer-1",
            college: college,
            personal: reason.map { ReasonPersonal(reason: $0) }
        )
        return apply(decide(command, on: sessions[session], cases, under: rules, by: By(actor, at: now)))
    }

    @discardableResult
    mutating func candidateDied(on day: Day? = nil, by actor: Actor = officer) -> Decision {
        let command = RecordCandidateDeath(dossier: "D1", candidate: "candidate", diedOn: day ?? now.parisDay)
        return apply(decide(command, on: cases["D1"], under: rules, by: By(actor, at: now)))
    }
}
