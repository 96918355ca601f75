import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Candidature à l'habilitation")
struct AccreditationApplicationTests {
    @Test(
        "De la candidature au courrier, qui confère le statut",
        .rule("letterConfersStatus", "applicationIsInstructed")
    )
    func life() throws {
        var it = Accrediting()
        #expect(it.apply().events?.count == 1)
        #expect(it.decideApplication().code == "applicationIsInstructed")
        let instructed = try #require(it.instruct().events?.first as? ApplicationInstructed)
        #expect(instructed.findings.map(\.monthsShown) == [71, 71])
        #expect(instructed.findings.map(\.isMet) == [false, true])
        for evidence in AccreditationEvidence.allCases { it.show(evidence) }
        it.undertake(AccreditationUndertaking.allCases)
        #expect(it.sendLetter().code == "letterConfersStatus")
        it.now = noon.adding(days: 3)
        #expect(it.decideApplication().events?.count == 1)
        #expect(it.evaluator == nil)
        #expect(it.sendLetter(on: day(2)).code == "letterConfersStatus")
        #expect(it.sendLetter(on: day(4)).code == "letterConfersStatus")
        let event = try #require(it.sendLetter().events?.last as? EvaluatorAccredited)
        #expect(event.from == day(3))
        #expect(event.until == Day("2030-11-25"))
        #expect(event.conditions.markMayBeUsed)
        #expect(event.personal?.organisation == "Essai Conseil")
        #expect(it.sendLetter().code == "letterConfersStatus")
        #expect(it.evaluator?.standingAccreditation("p2st")?.from == day(3))
        #expect(it.application?.stage == .conferred)
    }

    @Test(
        "Là où la branche agrée des organismes, qui évalue pour un autre n'y postule pas; en son nom, il postule",
        .rule("providerIsApproved")
    )
    func applyingForProvider() {
        for (provider, passes) in [("O-1", true), ("O-2", false), (nil, true)] as [(OrganisationID?, Bool)] {
            var it = Accrediting()
            it.branch = approving([
                .init(id: "O-1", name: "Agréé", from: today), .init(id: "O-2", name: "Fini", until: day(-1)),
            ])
            var command = it.complete
            command.situation?.provider = provider
            let refusal = it.apply(command).refusal
            #expect(refusal?.code == (passes ? nil : "providerIsApproved"))
            #expect(refusal?.facts["provider"] == (passes ? nil : "O-2"))
        }
    }

    private func approving(_ providers: [Branch.ApprovedProvider]) -> Branch {
        Branch(
            id: testBranch.id,
            name: testBranch.name,
            legalBody: testBranch.legalBody,
            activities: testBranch.activities,
            adhesions: testBranch.adhesions,
            approvedProviders: providers
        )
    }

    @Test(
        "Avant l'octroi, chaque condition qui manque est dite, et elle seule",
        .rule(
            "informationSessionAttended",
            "standardAndToolsAreMastered",
            "confidentialityIsUndertaken",
            "dataProtectionIsUndertaken",
            "toolsCoverTheWholeStandard",
            "charterIsAccepted"
        )
    )
    func conditions() {
        let codes = [
            "informationSessionAttended", "standardAndToolsAreMastered", "confidentialityIsUndertaken",
            "dataProtectionIsUndertaken", "toolsCoverTheWholeStandard", "charterIsAccepted",
        ]
        for missing in 0..<(1 << codes.count) {
            var it = Accrediting.instructed
            for (place, evidence) in AccreditationEvidence.allCases.enumerated() where missing & 1 << place == 0 {
                it.show(evidence)
            }
            let undertakings = AccreditationUndertaking.allCases.enumerated()
                .filter { missing & 4 << $0.offset == 0 }.map(\.element)
            it.undertake(undertakings)
            let refusal = it.decideApplication().refusal
            let expected = codes.indices.filter { missing & 1 << $0 != 0 }.map { codes[$0] }
            #expect(refusal?.code.value == expected.first)
            if expected.count > 1 { #expect(refusal?.faults.map(\.code) == expected) }
        }
    }

    @Test("Seule l'autorité de la branche décide et habilite", arguments: Actor.Role.allCases)
    func onlyTheAuthority(role: Actor.Role) {
        for branch in ["p2st", "logi", nil] as [BranchID?] {
            let actor = Actor(role, "A-1", of: branch)
            let isAuthority = role == .authority && branch == "p2st"
            var it = Accrediting.grantable
            #expect(it.decideApplication(by: actor).code == (isAuthority ? nil : "actorMayNot"))
            it = .grantable
            it.decideApplication()
            #expect(it.sendLetter(by: actor).code == (isAuthority ? nil : "actorMayNot"))
        }
    }

    @Test(
        "Un refus est motivé; qui a été refusé peut se porter candidat à nouveau",
        .rule("accreditationRefusalIsReasoned")
    )
    func refused() {
        var it = Accrediting.instructed
        #expect(it.decideApplication(granted: false, reason: " ").code == "accreditationRefusalIsReasoned")
        #expect(it.decideApplication(granted: false, reason: "Aucune évaluation").events?.count == 2)
        #expect(it.decideApplication().code == "notNow")
        #expect(it.undertake([.confidentiality]).code == "notNow")
        #expect(it.apply().events?.count == 1)
    }

    @Test("Une candidature à la fois, et pas de qui est déjà habilité", .rule("oneApplicationAtATime"))
    func once() {
        var it = Accrediting()
        it.apply()
        #expect(it.apply().code == "oneApplicationAtATime")
        it = .accredited
        #expect(it.apply().code == "oneApplicationAtATime")
        it.resign()
        #expect(it.apply().events?.count == 1)
    }

    @Test(
        "Ce qui fonde l'octroi s'enregistre une fois montré; ce qui l'est déjà ne change rien",
        .rule("evidenceIsShown")
    )
    func evidence() {
        var it = Accrediting.instructed
        #expect(it.show(.mastery, on: day(1)).code == "evidenceIsShown")
        #expect(it.show(.mastery).events?.count == 1)
        #expect(it.show(.mastery).events?.count == 0)
        #expect(it.undertake([.confidentiality], by: it.branchOfficer).code == "actorMayNot")
        #expect(it.undertake([.confidentiality]).events?.count == 1)
        #expect(it.undertake([.confidentiality]).events?.count == 0)
    }

    @Test("L'instruction et la décision échoient selon la politique; chacun est rappelé, une fois chaque fois")
    func due() {
        var it = Accrediting()
        it.policy.due.accreditationInstruction = 50
        it.policy.due.accreditationDecision = 20
        it.policy.due.reminderDays = [10, 3]
        it.apply()
        func days(_ events: [any Event]) -> [String] {
            events.compactMap { $0 as? ApplicationStepFellDue }.map {
                "\($0.step) \($0.reminder ? "rappel" : "échu") \($0.at.parisDay.number - today.number)"
            }
        }
        #expect(
            days(it.pass(to: day(60)))
                == ["instruction rappel 40", "instruction rappel 47", "instruction échu 51"]
        )
        it.instruct()
        #expect(days(it.pass(to: day(90))) == ["decision rappel 70", "decision rappel 77", "decision échu 81"])
        #expect(it.application?.dueTimes.isEmpty == true)
    }

    @Test("Effacée, une candidature suit le même cours, sans la personne")
    func erased() {
        var state: AccreditationApplication?
        var evaluator: Evaluator?
        for event in Accrediting.accredited.history {
            let erased = withoutPersonal(event)
            state = AccreditationApplication.evolve(state, erased)
            evaluator = Evaluator.evolve(evaluator, erased)
        }
        #expect(state?.stage == .conferred)
        #expect(state?.personal == nil)
        #expect(evaluator?.personal == nil)
        #expect(evaluator?.accreditations == Accrediting.accredited.evaluator?.accreditations)
        #expect(evaluator?.publicEntry("p2st", on: today) == nil)
    }

    private func withoutPersonal(_ event: any Event) -> any Event {
        func strip<E: Event>(_ event: E) -> any Event {
            var copy = event
            copy.personal = nil
            return copy
        }
        return strip(event)
    }
}
