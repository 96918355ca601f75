import Contracts
import EvaluationDomain
import Kernel
import RuleTrait
import Scheme
import Testing

@Suite("Qui est désigné dit non, tombe malade, ou décède")
struct DecliningTests {
    @Test(
        "Lien, refus ou maladie : l'observateur n'observe plus, et l'agent en désigne un autre",
        .rule("observerMayDecline", "whoDeclinedObservesNoMore"),
        arguments: [ObserverLoss.tie, .refusal, .illness],
        [evaluatorID, referentID]
    )
    func declines(_ cause: ObserverLoss, _ observer: PersonID) throws {
        var it = Assessment.ready
        #expect(it.decline(observer, cause, by: officer).code == "actorMayNot")
        #expect(it.decline(observer, cause).events?.count == 1)
        #expect(it.decline(observer, cause).events?.isEmpty == true)
        #expect(it.record(observer).code == "whoDeclinedObservesNoMore")
        #expect(it.file?.openSteps.contains { $0.step == "designation" && $0.responsible == .officer } == true)
        // The other goes on.
        let other = observer == evaluatorID ? referentID : evaluatorID
        #expect(it.record(other).events != nil)
        // Nobody else is designated: the one who declined still is refused.
        if observer == evaluatorID {
            #expect(it.designate(otherEvaluator, reason: "A décliné").events?.count == 1)
            #expect(it.declare(otherEvaluator).events != nil)
            #expect(it.record(otherEvaluator).events != nil)
            // A tie stays; who was ill may be designated again.
            let again = it.designate(evaluatorID, reason: "De retour")
            #expect(again.code == (cause == .tie ? "whoDeclinedObservesNoMore" : nil))
        }
    }

    @Test(
        "Après sa signature on ne décline plus; ce qui est rempli, l'autre ne le signe pas avec qui a décliné",
        .rule("observerMayDecline", "whoDeclinedObservesNoMore")
    )
    func afterSigning() {
        var it = Assessment.signedByOne
        #expect(it.decline(evaluatorID, .refusal).code == "observerMayDecline")
        #expect(it.decline(referentID, .illness).events?.count == 1)
        #expect(it.sign(referentID).code == "whoDeclinedObservesNoMore")
        #expect(it.file?.openSteps.contains { $0.step == "designation" } == true)
        it = .transmitted
        #expect(it.decline(referentID, .illness).code == "heldElsewhere")
        it = .opened
        #expect(it.decline(referentID, .illness).code == "observerIsDesignated")
    }

    @Test("Le décès d'un référent s'enregistre par l'agent, et par nul autre", .rule("whoDeclinedObservesNoMore"))
    func referentDied() {
        var it = Assessment.observed()
        #expect(it.decline(referentID, .death).code == "actorMayNot")
        #expect(it.decline(referentID, .death, by: officer).events?.count == 1)
        it.propose(referent("P-other-referent"))
        #expect(it.designate(evaluatorID, "P-other-referent", reason: "Décès").events?.count == 1)
        // What the evaluator recorded stays; the new referent observes in person.
        #expect(it.file?.attemptUnderWay?.recorded.map(\.observer) == [evaluatorID])
        #expect(it.designate(evaluatorID, referentID, reason: "Non").code == "whoDeclinedObservesNoMore")
    }

    @Test("Le candidat décédé, le dossier se clôt à toute étape, suspendu ou non", .rule("deathHasHappened"))
    func candidateDied() {
        for var it in [Assessment.opened, .designated, .observed(), .filled, .signedByOne] {
            #expect(it.candidateDied(by: Actor(.candidate, candidate.value)).code == "actorMayNot")
            #expect(it.candidateDied(by: Actor(.officer, "P-officer", of: "logi")).code == "actorMayNot")
            #expect(it.candidateDied(on: it.now.parisDay.adding(days: 1)).code == "deathHasHappened")
            it.hold()
            let event = it.candidateDied().events?.first as? CandidateDiedDuringEvaluation
            #expect(event?.diedOn == it.now.parisDay && event?.endsEarly == dossier)
            #expect(it.file?.persons.isEmpty == true && it.file?.openSteps.isEmpty == true)
            #expect(it.file?.dueTimes.isEmpty == true)
            #expect(it.candidateDied().events?.isEmpty == true)
            #expect(it.withdraw().refusal?.facts["state"] == "deceased")
        }
        var it = Assessment.transmitted
        #expect(it.candidateDied().code == "heldElsewhere")
    }

    @Test(
        "Un évaluateur décédé : l'habilitation finit, ce qu'il a signé demeure, ailleurs un autre est désigné",
        .rule("deathLeavesWhatIsSigned")
    )
    func evaluatorDied() throws {
        for (var file, isLost) in [
            (Assessment.designated, true), (.observed(), true), (.filled, true), (.signedByOne, false),
        ] {
            var it = Accrediting.accredited
            it.files = [try #require(file.file)]
            #expect(it.die(by: Actor(.evaluator, evaluatorID.value)).code == "actorMayNot")
            let events = try #require(it.die().events)
            #expect(events.compactMap { $0 as? EvaluatorDied }.map(\.endsOn) == [day(1)])
            #expect(it.refusals(on: today) == [])
            #expect(it.refusals(on: day(1)) == ["accreditationInForceOnObservationDay"])
            #expect(it.evaluator?.claims == [] && it.die().events?.isEmpty == true)
            #expect(it.resign().code == "accreditationStands")
            for event in events.compactMap({ $0 as? DesignatedEvaluatorLost }) { file.take(.accepted([event])) }
            #expect(file.file?.openSteps.contains { $0.step == "designation" } == isLost)
        }
    }
}

@Suite("Le candidat change d'entreprise")
struct CompanyChangeTests {
    func asked(_ siret: String = "44306184100047", attempt: Int = 1) -> WorkplaceChangeAsked {
        WorkplaceChangeAsked(
            dossier: dossier,
            attempt: attempt,
            employment: Employment(status: .jobseeker, since: day(-1)),
            company: AssessmentCompany(siret: siret, department: "desk", departments: ["desk"], since: day(-1)),
            companyAgreedOn: day(-1)
        )
    }

    @Test(
        "Jusqu'à l'observation, le référent se propose et se désigne dans la nouvelle entreprise",
        .rule("companyChangesUntilTheObservation")
    )
    func untilTheObservation() throws {
        for former in [Assessment.opened, .designated, .ready] {
            var it = former
            #expect(it.take(decide(asked(), on: it.file)).events?.count == 1)
            let attempt = try #require(it.file?.attemptUnderWay)
            #expect(attempt.file.company.siret == "44306184100047" && attempt.appointments.isEmpty)
            #expect(it.take(decide(asked(), on: it.file)).events?.isEmpty == true)
            let steps = it.file?.openSteps.map(\.step) ?? []
            #expect(steps.contains("referentProposal") && steps.contains("designation"))
            #expect(it.designate(otherEvaluator, referentID, reason: "Autre entreprise").code != nil)
            let company = Actor(.company, "44306184100047")
            #expect(it.propose(referent("P-new", siret: "44306184100047"), by: company).events?.count == 1)
            #expect(it.file?.openSteps.contains { $0.step == "referentProposal" } == false)
            #expect(it.designate(evaluatorID, "P-new", reason: "Autre entreprise").events?.count == 1)
            #expect(it.file?.openSteps.contains { $0.step == "designation" } == false)
        }
    }

    @Test("Après la première observation, ce qui a été vu compte tel quel", .rule("companyChangesUntilTheObservation"))
    func afterTheObservation() {
        var it = Assessment.ready
        it.record(evaluatorID)
        #expect(decide(asked(), on: it.file).events?.isEmpty == true)
        #expect(decide(asked(), on: Assessment.transmitted.file).events?.isEmpty == true)
        #expect(decide(asked(attempt: 2), on: Assessment.opened.file).events?.isEmpty == true)
        #expect(decide(asked(), on: nil).events?.isEmpty == true)
    }
}

extension Assessment {
    @discardableResult
    mutating func decline(_ observer: PersonID, _ cause: ObserverLoss, by actor: Actor? = nil) -> Decision {
        let command = DeclineObservation(
            dossier: dossier,
            candidate: candidate,
            observer: observer,
            cause: cause,
            personal: nil
        )
        return take(decide(command, on: file, by: By(actor ?? as_(observer), at: now)))
    }

    @discardableResult
    mutating func candidateDied(on day: Day? = nil, by actor: Actor = officer) -> Decision {
        let command = RecordCandidateDeath(dossier: dossier, candidate: candidate, diedOn: day ?? now.parisDay)
        return take(decide(command, on: file, by: By(actor, at: now)))
    }
}

extension Accrediting {
    @discardableResult
    mutating func die(by actor: Actor = officer) -> Decision {
        let command = RecordEvaluatorDeath(evaluator: evaluatorID, branch: "p2st", diedOn: now.parisDay)
        return take(decide(command, on: evaluator, files: files, by: By(actor, at: now)))
    }
}
