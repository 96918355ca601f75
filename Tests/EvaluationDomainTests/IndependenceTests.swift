import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

@Suite("Qui peut observer")
struct IndependenceTests {
    @Test(
        "L'habilitation couvre la branche et le certificat",
        .rule("accreditationCoversBranchAndCCS"),
        arguments: [
            ("p2st", "relation-client", true), ("autre", "relation-client", false), ("p2st", "autre", false),
        ]
    )
    func coverage(branch: String, kind: String, passes: Bool) {
        let known = evaluator(branch: BranchID(branch)!, kinds: [CertificateKindID(kind)!])
        let refusal = accreditationCoversBranchAndCCS(
            known.accreditations,
            of: evaluatorID,
            branch: "p2st",
            certificateKind: "relation-client"
        )
        #expect((refusal == nil) == passes)
        if let refusal {
            #expect(refusal.code == "accreditationCoversBranchAndCCS")
            #expect(refusal.facts["evaluator"] == evaluatorID.value)
        }
    }

    @Test(
        "L'habilitation est en vigueur le jour de l'observation, premier et dernier jours compris",
        .rule("accreditationInForceOnObservationDay"),
        arguments: [(-11, false), (-10, true), (0, true), (10, true), (11, false)]
    )
    func inForce(offset: Int, passes: Bool) {
        let known = evaluator(from: day(-10), until: day(10))
        let refusal = accreditationInForceOnObservationDay(
            known.accreditations,
            of: evaluatorID,
            branch: "p2st",
            certificateKind: "relation-client",
            on: day(offset)
        )
        #expect((refusal == nil) == passes)
        if let refusal {
            #expect(refusal.facts["day"] == day(offset).description)
            #expect(refusal.facts["until"] == day(10).description)
        }
    }

    @Test(
        "L'habilitation d'une autre branche, même en vigueur, ne compte pas pour celle-ci",
        .rule("accreditationCoversBranchAndCCS")
    )
    func otherBranchDoesNotProlong() {
        let known = Evaluator(
            person: evaluatorID,
            accreditations: [
                .init(branch: "p2st", certificateKinds: ["relation-client"], from: day(-20), until: day(-10)),
                .init(branch: "autre", certificateKinds: ["relation-client"], from: day(-20), until: day(10)),
            ],
            situations: [.init(since: day(-20), situation: EvaluatorSituation(kind: .consultant))]
        )
        let refusals = evaluatorRefusals(
            evaluatorID,
            known,
            for: fileForAssessment(),
            referent: nil,
            accreditedBy: "p2st",
            approving: nil,
            DesignationPolicy(),
            on: today
        )
        #expect(refusals.map(\.code.value) == ["accreditationInForceOnObservationDay"])
    }

    @Test(
        "Là où la branche agrée des organismes, celui de l'évaluateur est agréé ce jour-là, premier et dernier jours compris",
        .rule("providerIsApproved"),
        arguments: [
            ("O-agree", 0, true), ("O-agree", 10, true), ("O-agree", 11, false), ("O-agree", -1, false),
            ("O-agree", 20, true), ("O-sans-terme", 500, true), ("O-autre", 0, false), (nil, 0, true),
        ] as [(String?, Int, Bool)]
    )
    func approved(provider: String?, offset: Int, passes: Bool) {
        let organisation = provider.flatMap(OrganisationID.init(_:))
        let branch = approvingBranch([
            .init(id: "O-agree", name: "Agréé", from: today, until: day(10)),
            .init(id: "O-agree", name: "Agréé de nouveau", from: day(20)),
            .init(id: "O-sans-terme", name: "Sans terme"),
        ])
        let refusal = providerIsApproved(organisation, of: evaluatorID, by: branch, on: day(offset))
        #expect((refusal == nil) == passes)
        if let refusal {
            #expect(refusal.facts["provider"] == organisation?.value && refusal.facts["branch"] == "p2st")
            #expect(refusal.facts["day"] == day(offset).description)
        }
        #expect(providerIsApproved(organisation, of: evaluatorID, by: approvingBranch(nil), on: day(offset)) == nil)
        let none = providerIsApproved(organisation, of: evaluatorID, by: approvingBranch([]), on: today)
        #expect((none == nil) == (provider == nil))
    }

    @Test(
        "Qui évalue pour un organisme non agréé n'est ni éligible ni désigné; prêté, c'est l'agrément de qui prête qui compte",
        .rule("providerIsApproved")
    )
    func designatedOfApprovedProvider() {
        let consultant = evaluator(situation: EvaluatorSituation(kind: .consultant, provider: "O-1"))
        let found = eligibilities([consultant, evaluator(otherEvaluator)], approving: approvingBranch([]))
        #expect(found.map { $0.refusals.map(\.code.value) } == [["providerIsApproved"], []])

        var it = Assessment.opened
        it.propose()
        it.branch = approvingBranch([.init(id: "O-1", name: "Agréé", until: day(5))])
        it.evaluators[evaluatorID] = consultant
        #expect(it.designate(expectedOn: day(6)).code == "providerIsApproved")
        #expect(it.designate(expectedOn: day(5)).events != nil)

        it = .opened
        it.propose()
        it.branch = approvingBranch([])
        it.evaluators[evaluatorID] = evaluator(
            branch: "logi",
            situation: EvaluatorSituation(kind: .consultant, provider: "O-1")
        )
        #expect(it.escalate([]).events != nil)
        #expect(it.designate(lentBy: lender()).events?.count == 1)
    }

    @Test(
        "L'agrément est relu aux faits du jour de l'observation, à l'enregistrement et à la seconde signature",
        .rule("providerIsApproved")
    )
    func observedUnderApproval() {
        var it = Assessment.observed()
        it.fill()
        it.sign(evaluatorID)
        var other = it
        for (until, passes) in [(0, true), (-1, false)] {
            it = other
            it.branch = approvingBranch([.init(id: "O-1", name: "Agréé", until: day(until))])
            it.evaluators[evaluatorID] = evaluator(situation: EvaluatorSituation(kind: .consultant, provider: "O-1"))
            it.now = noon.adding(days: 20)
            #expect(it.sign(referentID).code == (passes ? nil : "providerIsApproved"))
        }
        other = .ready
        other.branch = approvingBranch([])
        other.evaluators[evaluatorID] = evaluator(situation: EvaluatorSituation(kind: .consultant, provider: "O-1"))
        #expect(other.record(evaluatorID).code == "providerIsApproved")
        #expect(other.record(referentID).events != nil)
    }

    private func approvingBranch(_ providers: [Branch.ApprovedProvider]?) -> Branch {
        Branch(id: "p2st", name: "Essai", legalBody: "Essai", approvedProviders: providers)
    }

    @Test(
        "Nul n'évalue une personne qu'il a formée, ni celle que son organisme a formée",
        .rule("evaluatorHasNotTrainedCandidate"),
        arguments: [
            ("P-evaluator", nil, true, true), ("P-trainer", nil, true, false), ("P-trainer", "O-other", true, false),
            ("P-evaluator", "O-school", true, false), ("P-evaluator", "O-school", false, true),
            ("P-evaluator", "O-other", true, true), ("P-trainer", nil, false, false),
        ] as [(String, String?, Bool, Bool)]
    )
    func trained(person: String, provider: String?, coversProvider: Bool, passes: Bool) {
        var policy = DesignationPolicy()
        policy.trainingBarCoversProvider = coversProvider
        let refusal = evaluatorHasNotTrainedCandidate(
            DesignatedEvaluator(
                person: PersonID(person)!,
                kind: .trainer,
                employerSiren: nil,
                department: nil,
                provider: provider.flatMap(OrganisationID.init(_:))
            ),
            trainers: ["P-trainer"],
            trainingProviders: ["O-school"],
            ended: nil,
            policy,
            on: today
        )
        #expect((refusal == nil) == passes)
        #expect(refusal.map(\.code) ?? "evaluatorHasNotTrainedCandidate" == "evaluatorHasNotTrainedCandidate")
    }

    @Test(
        "Limitée dans le temps, l'interdiction court depuis la fin de la formation; non dite, elle ne finit pas",
        .rule("evaluatorHasNotTrainedCandidate"),
        arguments: [
            // months of the bar, end of the training, day looked at, passes
            (36, "2023-11-23", "2026-11-22", false), (36, "2023-11-23", "2026-11-23", true),
            (36, nil, "2036-11-23", false), (nil, "2001-01-31", "2026-11-23", false),
            // The training goes on.
            (36, "2027-01-31", "2026-11-23", false),
        ] as [(Int?, String?, String, Bool)]
    )
    func trainedLongAgo(months: Int?, ended: String?, on: String, passes: Bool) throws {
        var policy = DesignationPolicy()
        policy.trainingBar = months.map { .months($0) } ?? .unlimited
        let end = ended.flatMap { Day($0) }
        let ends = TrainingEnds(
            trainers: end.map { ["P-trainer": $0] } ?? [:],
            providers: end.map { ["O-school": $0] } ?? [:]
        )
        for (person, provider) in [("P-trainer", nil), ("P-evaluator", "O-school")] as [(PersonID, OrganisationID?)] {
            let refusal = evaluatorHasNotTrainedCandidate(
                DesignatedEvaluator(
                    person: person,
                    kind: .trainer,
                    employerSiren: nil,
                    department: nil,
                    provider: provider
                ),
                trainers: ["P-trainer"],
                trainingProviders: ["O-school"],
                ended: ends,
                policy,
                on: try #require(Day(on))
            )
            #expect((refusal == nil) == passes)
            #expect(refusal?.facts["trainedUntil"] == (passes ? nil : ended))
        }
    }

    @Test("La formation finie depuis assez longtemps, le formateur est désigné et observe; son organisme de même")
    func trainerObservesOnceTheBarIsOver() {
        var file = fileForAssessment()
        file.trainers = [evaluatorID]
        file.trainingEnds = TrainingEnds(trainers: [evaluatorID: day(5).adding(months: -36)])
        var it = Assessment()
        it.policy.designation.trainingBar = .months(36)
        it.open(file)
        it.propose()
        #expect(it.designate(expectedOn: day(4)).code == "evaluatorHasNotTrainedCandidate")
        #expect(it.designate(expectedOn: day(5)).events?.count == 1)
        it.declare(evaluatorID)
        it.now = noon.adding(days: 5)
        // Who was expected once the bar is over does not observe before.
        #expect(it.record(evaluatorID, on: [day(4)]).code == "evaluatorHasNotTrainedCandidate")
        #expect(it.record(evaluatorID, on: [day(5)]).events?.count == 1)
    }

    @Test(
        "Dans la même entreprise, seulement d'un autre service",
        .rule("evaluatorIsFromAnotherDepartment"),
        arguments: [
            // employer, department, the company's departments, passes
            (nil, nil, ["front", "back"], true),
            ("987654324", "front", ["front", "back"], true),
            ("123456782", "back", ["front", "back"], true),
            ("123456782", "front", ["front", "back"], false),
            ("123456782", nil, ["front", "back"], false),
            ("123456782", "unlisted", ["front", "back"], false),
            ("123456782", "back", ["back"], false),
            ("123456782", "front", ["front"], false),
            ("123456782", "front", ["front", "front"], false),
        ] as [(String?, String?, [String], Bool)]
    )
    func department(employer: String?, department: String?, departments: [String], passes: Bool) {
        let refusal = evaluatorIsFromAnotherDepartment(
            DesignatedEvaluator(
                person: evaluatorID,
                kind: .companyProfessional,
                employerSiren: employer,
                department: department,
                provider: nil
            ),
            company: AssessmentCompany(siret: siret, department: "front", departments: departments, since: day(-9)),
            employment: Employment(status: .employee, employerSiret: siret, department: "front", since: day(-9))
        )
        #expect((refusal == nil) == passes)
        if let refusal {
            #expect(refusal.code == "evaluatorIsFromAnotherDepartment")
            #expect(refusal.facts["siren"] == "123456782")
        }
    }

    @Test(
        "L'employeur compte aussi quand le candidat est observé ailleurs, et un service d'emploi différent de celui observé",
        arguments: [
            // candidate's department at the agency, evaluator's, passes
            ("agence-1", "agence-2", true), ("agence-1", "agence-1", false), (nil, "agence-2", false),
            ("agence-1", nil, false),
        ] as [(String?, String?, Bool)]
    )
    func employerElsewhere(candidates: String?, evaluators: String?, passes: Bool) {
        let refusal = evaluatorIsFromAnotherDepartment(
            DesignatedEvaluator(
                person: evaluatorID,
                kind: .companyProfessional,
                employerSiren: "555555556",
                department: evaluators,
                provider: nil
            ),
            company: AssessmentCompany(siret: siret, department: "front", departments: ["front"], since: day(-9)),
            employment: Employment(
                status: .temporaryWorker,
                employerSiret: "55555555600011",
                department: candidates,
                since: day(-9)
            )
        )
        #expect((refusal == nil) == passes)
    }

    @Test("Un évaluateur du service d'emploi du candidat est refusé même si l'observation a lieu dans un autre service")
    func employmentDepartmentOfTheSameCompany() {
        let refusal = evaluatorIsFromAnotherDepartment(
            DesignatedEvaluator(
                person: evaluatorID,
                kind: .companyProfessional,
                employerSiren: "123456782",
                department: "back",
                provider: nil
            ),
            company: AssessmentCompany(
                siret: siret,
                department: "front",
                departments: ["front", "back"],
                since: day(-9)
            ),
            employment: Employment(status: .employee, employerSiret: siret, department: "back", since: day(-9))
        )
        #expect(refusal?.facts["candidateDepartment"] == "back")
    }

    @Test(
        "L'évaluateur est hors de la ligne hiérarchique du candidat, d'où qu'il vienne",
        .rule("evaluatorIsOutsideLineOfManagement")
    )
    func managesTheCandidate() {
        var file = fileForAssessment()
        #expect(evaluatorIsOutsideLineOfManagement(evaluatorID, employment: file.employment) == nil)
        file.employment.managers = ["P-boss", otherEvaluator]
        #expect(evaluatorIsOutsideLineOfManagement(evaluatorID, employment: file.employment) == nil)
        let refusal = evaluatorIsOutsideLineOfManagement(otherEvaluator, employment: file.employment)
        #expect(refusal?.code == "evaluatorIsOutsideLineOfManagement")
        #expect(refusal?.facts == ["evaluator": otherEvaluator.value, "level": "2", "levels": "2"])
        // Another department of the same company, or another company, changes nothing.
        let people = ["123456782", "987654324", nil].map { siren in
            evaluator(
                otherEvaluator,
                situation: EvaluatorSituation(kind: .companyProfessional, employerSiren: siren, department: "back")
            )
        }
        for found in eligibilities(people, for: file) {
            #expect(found.refusals.map(\.code) == ["evaluatorIsOutsideLineOfManagement"])
        }
        var it = Assessment()
        it.open(file)
        it.propose()
        #expect(it.designate(otherEvaluator).code == "evaluatorIsOutsideLineOfManagement")
        #expect(it.designate(evaluatorID).events?.count == 1)
    }

    @Test(
        "Si la branche le veut, le référent n'est pas un responsable du candidat, nommé à l'inscription ou déclaré tel",
        .rule("referentIsNotManager"),
        arguments: [
            // named by the registration, declared with the proposal, admitted by the branch, passes
            (false, nil, false, true), (false, false, false, true), (false, true, false, false),
            (true, nil, false, false), (true, false, false, false), (true, true, true, true), (false, true, true, true),
        ] as [(Bool, Bool?, Bool, Bool)]
    )
    func referentManagesTheCandidate(isNamed: Bool, declared: Bool?, admitted: Bool, passes: Bool) {
        var file = fileForAssessment()
        if isNamed { file.employment.managers = ["P-boss", referentID] }
        var proposed = referent()
        proposed.managesCandidate = declared
        var it = Assessment()
        it.policy.designation.referentMayBeManager = admitted
        it.open(file)
        let refusal = it.propose(proposed).refusal
        #expect(refusal?.code == (passes ? nil : "referentIsNotManager"))
        #expect(refusal?.facts["because"] == (passes ? nil : isNamed ? "registration" : "declared"))
        // What stood before the branch decided so is asked again at the designation, and at the observation.
        it.policy.designation.referentMayBeManager = true
        it.propose(proposed)
        it.policy.designation.referentMayBeManager = admitted
        #expect(it.designate().code == (passes ? nil : "referentIsNotManager"))
        it.policy.designation.referentMayBeManager = true
        it.designate()
        it.declare(referentID)
        it.policy.designation.referentMayBeManager = admitted
        #expect(it.record(referentID).code == (passes ? nil : "referentIsNotManager"))
    }

    @Test("La formation que la branche a enregistrée ne fait pas oublier ce que l'entreprise déclare du référent")
    func declarationOutlivesTheBriefing() {
        var proposed = referent(briefedOn: day(-30), by: "P-briefer")
        proposed.managesCandidate = true
        let known = Referent(
            person: referentID,
            briefings: [Referent.Briefing(companySiret: siret, standard: standard.id, on: day(-3), by: "P-trainer")]
        )
        let relying = proposed.relying(on: known, by: today)
        #expect(relying.briefedBy == "P-trainer" && relying.managesCandidate == true)
    }

    @Test("L'évaluateur n'est ni le candidat ni le référent", .rule("evaluatorIsNeitherCandidateNorReferent"))
    func neither() {
        let rule = { evaluatorIsNeitherCandidateNorReferent($0, candidate: candidate, referent: $1) }
        #expect(rule(evaluatorID, referentID) == nil)
        #expect(rule(evaluatorID, nil) == nil)
        #expect(rule(candidate, nil)?.facts["is"] == "candidate")
        #expect(rule(referentID, referentID)?.facts["is"] == "referent")
    }

    @Test(
        "Le référent appartient à l'entreprise d'évaluation, dans n'importe quel établissement",
        .rule("referentBelongsToAssessmentCompany"),
        arguments: [
            (siret, true), ("12345678200093", true), ("98765432400019", false), ("123456782", false),
            ("12345678900O11", false),
        ]
    )
    func belongs(siret: String, passes: Bool) {
        let refusal = referentBelongsToAssessmentCompany(
            referent(siret: siret),
            company: fileForAssessment().company
        )
        #expect((refusal == nil) == passes)
        #expect(refusal.map(\.code) ?? "referentBelongsToAssessmentCompany" == "referentBelongsToAssessmentCompany")
    }

    @Test("Le référent n'est pas le candidat", .rule("referentIsNotCandidate"))
    func referentIsSomebodyElse() {
        #expect(referentIsNotCandidate(referentID, candidate: candidate) == nil)
        #expect(referentIsNotCandidate(candidate, candidate: candidate)?.code == "referentIsNotCandidate")
    }

    @Test(
        "Le référent a été formé, par quelqu'un d'autre, au plus tard le jour de l'observation",
        .rule("observersAreTrained")
    )
    func trainedObservers() {
        #expect(observersAreTrained(referent(briefedOn: today), on: today) == nil)
        #expect(observersAreTrained(referent(briefedOn: day(1)), on: today)?.code == "observersAreTrained")
        #expect(observersAreTrained(referent(by: referentID), on: today)?.facts["briefedBy"] == referentID.value)
    }

    @Test("La recherche d'évaluateurs dit qui peut être désigné et, pour chacun des autres, pourquoi non")
    func whoIsEligible() {
        var file = fileForAssessment()
        file.trainers = [otherEvaluator]
        let people = [
            evaluator(),
            evaluator(otherEvaluator, until: day(-1)),
            evaluator(candidate),
            evaluator(
                "P-colleague",
                situation: EvaluatorSituation(
                    kind: .companyProfessional,
                    employerSiren: "123456782",
                    department: "front"
                )
            ),
            evaluator("P-stranger", branch: "autre"),
        ]
        let answer = eligibilities(people, for: file)
        #expect(answer.map(\.person) == people.map(\.person))
        #expect(
            answer.map { $0.refusals.map(\.code.value) } == [
                [],
                ["accreditationInForceOnObservationDay", "evaluatorHasNotTrainedCandidate"],
                ["evaluatorIsNeitherCandidateNorReferent"],
                ["evaluatorIsFromAnotherDepartment"],
                ["accreditationCoversBranchAndCCS"],
            ]
        )
    }

    @Test("Le statut de l'évaluateur ne change aucune règle", arguments: EvaluatorKind.allCases)
    func kindIsNoFact(kind: EvaluatorKind) {
        let someone = evaluator(situation: EvaluatorSituation(kind: kind, employerSiren: "987654324"))
        #expect(
            eligibilities([someone]).map(\.refusals) == [[]]
        )
    }
}
