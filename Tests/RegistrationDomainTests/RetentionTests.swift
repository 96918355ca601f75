import Contracts
import Kernel
import RegistrationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Conservation et effacement d'un dossier")
struct RetentionTests {
    /// A policy with a number of its own for every term.
    private static let policy: BranchPolicy = {
        var policy = BranchPolicy()
        policy.retention.neverAccepted = 1
        policy.retention.withdrawnOrLapsed = 3
        policy.retention.decided = 6
        policy.retention.minutesAndRegister = 60
        return policy
    }()

    /// What a decision that may end a file becomes, under that policy.
    private func ended(
        _ file: RegistrationFile?,
        _ decision: Decision,
        _ policy: BranchPolicy = RetentionTests.policy
    ) -> Decision {
        guard decision.events != nil else { return decision }
        return .accepted(appended(decision, to: file, scheme: Example.scheme(policy)))
    }

    private func kept(_ file: RegistrationFile?, _ events: any Event..., policy: BranchPolicy = RetentionTests.policy)
        -> RetentionBegan?
    {
        ended(file, .accepted(events), policy).began
    }

    private static let lapsed = FileLapsed(dossier: Example.dossier)

    @Test(
        "Un dossier se garde le temps de sa fin: jamais accepté, retiré, décidé; un titulaire, le temps du registre",
        .rule("fileIsKeptForItsTerm")
    )
    func terms() throws {
        func until(_ day: String) throws -> Instant { try #require(Day(day)).startInParis }
        let refused = RegistrationRefused(
            dossier: Example.dossier,
            candidate: Example.candidate,
            refusedBy: Example.officer,
            personal: nil
        )
        #expect(kept(Example.registered, refused)?.term == .neverAccepted)
        #expect(try kept(Example.registered, refused)?.keptUntil == until("2027-03-10"))
        #expect(try kept(Example.prepared, Self.lapsed)?.keptUntil == until("2027-03-10"))
        let withdrawn = FileWithdrawn(dossier: Example.dossier, attempt: 1, heldBy: .jury)
        #expect(kept(Example.accepted, withdrawn)?.term == .withdrawnOrLapsed)
        #expect(try kept(Example.accepted, withdrawn)?.keptUntil == until("2029-03-10"))
        let excluded = FileExcluded(dossier: Example.dossier, attempt: 1, excludedOn: Example.today)
        #expect(kept(Example.accepted, excluded)?.term == .decided)
        #expect(try kept(Example.accepted, excluded)?.keptUntil == until("2032-03-10"))
        #expect(kept(Example.returned, Self.lapsed)?.term == .decided)
        #expect(try kept(Example.returned, Self.lapsed)?.keptUntil == until("2032-03-10"))
        let again = file(Example.returned, Example.reassess(Example.returned))
        #expect(kept(again, withdrawn)?.term == .decided)
        let certified = ended(Example.awarded, decide(Example.issued("DEC-1"), on: Example.awarded))
        let holder = try #require(certified.began)
        #expect(try holder.keptUntil == until("2032-03-01"))
        #expect(try holder.registerKeptUntil == until("2086-03-01"))
        #expect(kept(Example.registered, refused)?.registerKeptUntil == nil)
    }

    @Test("Un dossier décidé ne se vide pas avant que ses acquis ne tombent", .rule("fileIsKeptForItsTerm"))
    func carriedElementsAreKept() throws {
        var long = Self.policy
        long.award.carriedElements = .months(120)
        let event = try #require(kept(Example.returned, Self.lapsed, policy: long))
        #expect(event.keptUntil == Day("2036-03-01")!.startInParis)
        var short = Self.policy
        short.award.carriedElements = .months(36)
        #expect(kept(Example.returned, Self.lapsed, policy: short)?.keptUntil == Day("2032-03-10")!.startInParis)
    }

    @Test("Ce qui ne termine pas un dossier ne fait courir aucun terme", .rule("fileIsKeptForItsTerm"))
    func nothingElseBegins() {
        let held = FileHeldAtRegistration(
            dossier: Example.dossier,
            candidate: Example.candidate,
            heldBy: Example.officer,
            since: Example.now,
            personal: nil
        )
        #expect(kept(Example.registered, held) == nil)
        #expect(ended(Example.registered, .refused("notNow")).code == "notNow")
        #expect(ended(nil, .accepted([Self.lapsed])).began == nil)
    }

    private var lapsedFile: RegistrationFile? {
        file(Example.returned, ended(Example.returned, .accepted([Self.lapsed])))
    }

    private var certifiedFile: RegistrationFile? {
        file(Example.awarded, ended(Example.awarded, decide(Example.issued("DEC-1"), on: Example.awarded)))
    }

    private func suspend(
        _ file: RegistrationFile?,
        reason: String? = "Contrôle",
        candidate: PersonID = Example.candidate,
        by actor: Actor = Example.asOfficer
    ) -> Decision {
        decide(
            SuspendErasure(
                dossier: Example.dossier,
                candidate: candidate,
                personal: reason.map { HoldPersonal(reason: $0) }
            ),
            on: file,
            by: By(actor, at: Example.now)
        )
    }

    private func resume(_ file: RegistrationFile?, by actor: Actor = Example.asOfficer) -> Decision {
        decide(ResumeErasure(dossier: Example.dossier), on: file, by: By(actor))
    }

    @Test("Le terme passé, le dossier dit à tous d'effacer, une fois; le registre garde le titulaire")
    func endsOnce() throws {
        let lapsed = try #require(lapsedFile)
        let due = try #require(lapsed.dueTimes.first { $0.name == RegistrationFile.retentionEnd })
        #expect(decideRetention(of: lapsed, at: due.at.adding(milliseconds: -1)).changesNothing)
        let event = try #require(decideRetention(of: lapsed, at: due.at).event(RetentionEnded.self))
        #expect(event.erases == ErasedFile(Example.dossier, of: Example.candidate))
        let over = try #require(RegistrationFile.evolve(lapsed, event))
        #expect(over.dueTimes == [] && decideRetention(of: over, at: due.at).changesNothing)

        let certified = try #require(certifiedFile)
        let term = try #require(certified.dueTimes.first { $0.name == RegistrationFile.retentionEnd })
        let end = try #require(decideRetention(of: certified, at: term.at).event(RetentionEnded.self))
        #expect(end.erases?.keptBy == ["certification"] && end.decision == "DEC-1")
    }

    @Test("Un octroi retiré n'est plus un dossier terminé", .rule("erasureAwaitsTheEnd"))
    func takenBackIsOpen() throws {
        let certified = try #require(certifiedFile)
        let taken = file(certified, decide(Example.rescinded(attempt: 1, "DEC-1"), on: certified, openFile: nil))
        #expect(taken?.retention == nil && taken?.dueTimes == [])
        #expect(erasureObstacles(in: try #require(taken), at: Example.now).map(\.code) == ["erasureAwaitsTheEnd"])
    }

    @Test(
        "Rien ne s'efface d'un dossier ouvert, et on sait jusqu'à quand il peut l'être",
        .rule("erasureAwaitsTheEnd")
    )
    func openFileIsNotErased() throws {
        for open in [Example.prepared, Example.registered, Example.accepted, Example.returned, Example.awarded] {
            let file = try #require(open)
            let refusal = try #require(erasureObstacles(in: file, at: Example.now).first)
            #expect(refusal.code == "erasureAwaitsTheEnd" && refusal.facts["dossier"] == "D-1")
            let lapses = open?.dueTimes.first { $0.name == RegistrationFile.lapse }?.at.parisDay.description
            #expect(refusal.facts["until"] == lapses)
        }
        #expect(erasureObstacles(in: try #require(lapsedFile), at: Example.now) == [])
    }

    @Test(
        "Un recours ouvert suspend l'effacement; rejeté, clos ou sans suite, il ne suspend plus",
        .rule("openAppealSuspendsErasure")
    )
    func appeals() throws {
        let lodged = AppealLodged(
            decision: "DEC-1",
            dossier: Example.dossier,
            attempt: 1,
            panel: Example.panel,
            candidate: Example.candidate,
            ground: .form,
            lodgedOn: Example.today,
            notifiedOn: Example.today,
            decideBy: Example.now,
            remindAt: [],
            personal: nil
        )
        let lapsed = try #require(lapsedFile)
        let appealed = try #require(file(lapsed, decide(lodged, on: lapsed)))
        #expect(appealed.retentionDueAt == nil)
        #expect(decide(lodged, on: appealed).changesNothing)
        let refusal = try #require(erasureObstacles(in: appealed, at: Example.now).first)
        #expect(refusal == Refusal("openAppealSuspendsErasure", ["dossier": "D-1", "decision": "DEC-1"]))
        func decided(_ upheld: Bool) -> Decision {
            decide(
                AppealDecided(
                    decision: "DEC-1",
                    dossier: Example.dossier,
                    panel: Example.panel,
                    candidate: Example.candidate,
                    upheld: upheld,
                    authority: "A-1",
                    personal: nil
                ),
                on: appealed
            )
        }
        #expect(decided(true).changesNothing)
        let closing = [
            decided(false),
            decide(
                AppealClosed(decision: "DEC-1", dossier: Example.dossier, panel: Example.panel, cause: .rescinded),
                on: appealed
            ),
            decide(
                AppealRefused(
                    decision: "DEC-1",
                    dossier: Example.dossier,
                    panel: Example.panel,
                    candidate: Example.candidate,
                    cause: .outOfTime,
                    officer: Example.officer,
                    personal: nil
                ),
                on: appealed
            ),
            decide(
                DecisionConfirmed(
                    decision: "DEC-1",
                    dossier: Example.dossier,
                    attempt: 1,
                    panel: Example.panel,
                    session: "S-2",
                    confirmedOn: Example.today
                ),
                on: appealed
            ),
        ]
        for decision in closing {
            let closed = try #require(file(appealed, decision))
            #expect(closed.retentionDueAt == lapsed.retentionDueAt)
            #expect(erasureObstacles(in: closed, at: Example.now) == [])
        }
        guard case .early = decide(lodged, on: nil) else {
            Issue.record("an appeal that comes early waits")
            return
        }
    }

    @Test(
        "L'agent suspend l'effacement d'un dossier terminé, et le lève; le terme passé, il a lieu aussitôt",
        .rule("complaintOrHoldSuspendsErasure"),
        .rule("suspensionIsOfAnEndedFile")
    )
    func officersHold() throws {
        let lapsed = try #require(lapsedFile)
        let suspended = try #require(file(lapsed, suspend(lapsed)))
        #expect(suspended.retentionDueAt == nil)
        #expect(decideRetention(of: suspended, at: Example.now.adding(days: 9999)).changesNothing)
        let refusal = try #require(erasureObstacles(in: suspended, at: Example.now).first)
        #expect(refusal.code == "complaintOrHoldSuspendsErasure")
        #expect(refusal.facts == ["dossier": "D-1", "because": "hold", "since": "2026-03-10"])
        #expect(suspend(suspended).changesNothing)
        let free = try #require(file(suspended, resume(suspended)))
        #expect(free.retentionDueAt == lapsed.retentionDueAt && resume(free).changesNothing)

        #expect(suspend(lapsed, reason: nil).code == "holdHasReason")
        #expect(suspend(lapsed, candidate: "P-2").code == "holdHasReason")
        #expect(suspend(lapsed, by: Example.asCandidate).code == "officerHolds")
        #expect(resume(suspended, by: Example.asCandidate).code == "officerHolds")
        for open in [Example.registered, Example.accepted, Example.returned] {
            #expect(suspend(open).code == "suspensionIsOfAnEndedFile")
        }
        #expect(suspend(nil).code == "unknownFile" && resume(nil).code == "unknownFile")
    }

    @Test(
        "Une réclamation suspend l'effacement de son dossier, où qu'il soit, jusqu'à la décision sur la dernière",
        .rule("complaintOrHoldSuspendsErasure")
    )
    func complaints() throws {
        let received = ComplaintReceived(
            complaint: "R-1",
            branch: "p2st",
            dossier: Example.dossier,
            subject: .process,
            concerned: nil,
            complainant: Example.candidate,
            receivedOn: Example.today,
            decideBy: Example.now.adding(days: 60),
            remindAt: [],
            personal: nil
        )
        let decided = ComplaintDecided(
            complaint: "R-1",
            dossier: Example.dossier,
            complainant: Example.candidate,
            upheld: false,
            authority: "A-1",
            decidedOn: Example.today,
            personal: nil
        )
        func heard(_ event: any Event, _ file: RegistrationFile?, others: Int = 0) -> RegistrationFile? {
            let before = event is ComplaintReceived ? nil : Complaint.evolve(nil, received)
            guard let after = Complaint.evolve(before, event) else { return nil }
            let facts = Complaint.Facts(file: file, othersOpen: others)
            return Complaint.follow(event, from: before, to: after, facts, at: Example.now).reduce(file) {
                RegistrationFile.evolve($0, $1)
            }
        }
        for start in [Example.registered, Example.accepted, Example.returned, lapsedFile] {
            let suspended = heard(received, start)
            #expect(suspended?.suspensions.map(\.cause) == [.complaint])
            #expect(heard(received, suspended) == suspended && heard(decided, suspended, others: 1) == suspended)
            #expect(heard(decided, suspended) == start && heard(decided, start) == start)
        }
        let open = file(heard(received, Example.registered), .accepted([Example.acceptedEvent()]))
        #expect(open?.suspensions.map(\.cause) == [.complaint])
        let ended = try #require(heard(received, lapsedFile))
        let refusal = try #require(erasureObstacles(in: ended, at: Example.now).first)
        #expect(refusal.facts == ["dossier": "D-1", "because": "complaint", "since": "2026-03-10"])
        #expect(ended.retentionDueAt == nil)

        let complaint = try #require(Complaint.evolve(nil, received))
        #expect(erasureObstacles(in: complaint).map(\.code) == ["complaintOrHoldSuspendsErasure"])
        #expect(complaint.claims == [Complaint.open(in: Example.dossier, "R-1")])
        #expect(complaint.openSteps.map(\.responsible) == [.officer])
        let over = try #require(Complaint.evolve(complaint, decided))
        #expect(erasureObstacles(in: over) == [] && over.claims == [] && over.openSteps == [])
    }

    @Test("Un dossier suspendu à l'inscription ne s'efface pas", .rule("complaintOrHoldSuspendsErasure"))
    func holdSuspends() throws {
        let hold = HoldFile(
            dossier: Example.dossier,
            candidate: Example.candidate,
            personal: HoldPersonal(reason: "Plainte")
        )
        let held = file(
            Example.registered,
            decide(hold, on: Example.registered, by: By(Example.asOfficer, at: Example.now))
        )
        let codes = erasureObstacles(in: try #require(held), at: Example.now).map(\.code)
        #expect(codes == ["erasureAwaitsTheEnd", "complaintOrHoldSuspendsErasure"])
    }

    @Test("Le dossier d'un titulaire se garde jusqu'à son terme, quoi qu'il demande", .rule("holdersFileIsKept"))
    func holders() throws {
        let certified = try #require(certifiedFile)
        let refusal = try #require(erasureObstacles(in: certified, at: Example.now).first)
        #expect(refusal.code == "holdersFileIsKept")
        #expect(refusal.facts == ["dossier": "D-1", "certificate": "DEC-1", "until": "2032-03-01"])
        #expect(erasureObstacles(in: certified, at: Day("2032-03-01")!.startInParis) == [])
    }
}

extension RegistrationFile {
    fileprivate var retentionDueAt: Instant? { dueTimes.first { $0.name == RegistrationFile.retentionEnd }?.at }
}

extension Decision {
    /// The beginning of a term among its events.
    fileprivate var began: RetentionBegan? { events?.lazy.compactMap { $0 as? RetentionBegan }.first }
}
