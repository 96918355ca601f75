import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

/// Random people, trainings, companies and departments: a designation is accepted if and only if it breaks no rule, and
/// a refused one names exactly the rules that it breaks. What is right is worked out here once more, from the facts.
@Suite("Désignation : propriétés")
struct DesignationPropertyTests {
    private static let sirens = ["123456782", "987654324", "555555556"]
    private static let departments = ["front", "back", "stock"]

    /// One designation, with everything that the rules look at.
    private struct Trial {
        var dice: Dice
        var file = fileForAssessment()
        var policy = BranchPolicy()
        var branch: Branch
        var known: Evaluator?
        var evaluator: PersonID
        var referent: DesignatedReferent
        var expectedOn: Day

        init(seed: UInt64) {
            var dice = Dice(seed: seed)
            evaluator = dice.one(of: ["P-1", "P-2", "P-3", candidate, "P-r1"])
            expectedOn = day(dice.below(60))
            policy.designation.trainingBarCoversProvider = dice.below(2) == 0
            file.trainers = dice.some(of: ["P-1", "P-2", "P-8"])
            file.trainingProviders = dice.some(of: ["O-1", "O-2"])
            policy.designation.trainingBar = dice.one(of: [.unlimited, .months(12)])
            file.trainingEnds = TrainingEnds(
                trainers: dice.some(of: ["P-1", "P-2"]).reduce(into: [:]) { ends, one in ends[one] = day(-345) },
                providers: dice.some(of: ["O-1"]).reduce(into: [:]) { ends, one in ends[one] = day(-345) }
            )
            file.company = AssessmentCompany(
                siret: sirens[0] + "00011",
                department: "front",
                departments: dice.one(of: [["front"], ["front", "back"], ["front", "front"], departments]),
                since: day(-900)
            )
            let employer = dice.one(of: [nil, sirens[0], sirens[1]])
            file.employment = Employment(
                status: employer == nil ? .jobseeker : .employee,
                employerSiret: employer.map { $0 + "00029" },
                department: employer == nil ? nil : dice.one(of: [nil, "front", "back"]),
                since: day(-900)
            )
            let approvals = dice.some(of: [
                Branch.ApprovedProvider(id: "O-1", name: "Premier"),
                Branch.ApprovedProvider(id: "O-3", name: "Troisième", until: day(20)),
                Branch.ApprovedProvider(id: "O-3", name: "Troisième, de nouveau", from: day(40)),
            ])
            branch = Branch(
                id: "p2st",
                name: "Essai",
                legalBody: "Essai",
                approvedProviders: dice.below(3) == 0 ? nil : approvals
            )
            file.employment.managers = dice.one(of: [nil, [], dice.some(of: ["P-2", "P-r1", "P-r2", "P-9"])])
            policy.designation.referentMayBeManager = dice.below(2) == 0
            let declared = dice.one(of: [nil, false, true])
            let isTrained = dice.below(4) > 0
            referent = DesignatedReferent(
                person: dice.one(of: ["P-r1", "P-r2"]),
                companySiret: dice.one(of: [sirens[0], sirens[0], sirens[1]]) + "00011",
                briefedOn: day(isTrained ? -dice.below(30) : 1 + dice.below(9)),
                briefedBy: "P-briefer",
                managesCandidate: declared
            )
            let siren = dice.one(of: [nil] + sirens.map(Optional.some))
            let from = day(-dice.below(90))
            known =
                dice.below(10) == 0
                ? nil
                : Evaluator(
                    person: evaluator,
                    accreditations: [
                        .init(
                            branch: dice.one(of: ["p2st", "p2st", "p2st", "logi"]),
                            certificateKinds: [dice.one(of: ["relation-client", "relation-client", "autre"])],
                            from: from,
                            until: from.adding(days: 40 + dice.below(120))
                        )
                    ],
                    situations: [
                        .init(
                            since: from,
                            situation: EvaluatorSituation(
                                kind: dice.one(of: EvaluatorKind.allCases),
                                employerSiren: siren,
                                department: siren == nil ? nil : dice.one(of: [nil, "front", "back", "elsewhere"]),
                                provider: dice.one(of: [nil, "O-1", "O-3"])
                            )
                        )
                    ]
                )
            self.dice = dice
        }

        /// The rules broken, as somebody would find them by reading the file.
        var broken: Set<String> {
            var broken: Set<String> = []
            let covering = (known?.accreditations ?? []).filter {
                $0.branch == "p2st" && $0.certificateKinds == ["relation-client"]
            }
            if covering.isEmpty {
                broken.insert("accreditationCoversBranchAndCCS")
            } else if covering.allSatisfy({ expectedOn < $0.from || $0.until < expectedOn }) {
                broken.insert("accreditationInForceOnObservationDay")
            }
            if evaluator == candidate || evaluator == referent.person {
                broken.insert("evaluatorIsNeitherCandidateNorReferent")
            }
            let managers = Set(file.employment.managers ?? [])
            if managers.contains(evaluator) { broken.insert("evaluatorIsOutsideLineOfManagement") }
            if !policy.designation.referentMayBeManager,
                managers.contains(referent.person) || referent.managesCandidate == true
            {
                broken.insert("referentIsNotManager")
            }
            if let situation = known?.situations[0].situation {
                // A training that ended 345 days ago bars for twelve months, which end in twenty days.
                func bars(_ end: Day?) -> Bool {
                    policy.designation.trainingBar == .unlimited || end == nil || expectedOn < day(20)
                }
                let provider = situation.provider
                let ofProvider =
                    policy.designation.trainingBarCoversProvider
                    && file.trainingProviders.map(Optional.some).contains(provider)
                    && bars(provider.flatMap { file.trainingEnds?.providers[$0] })
                let asTrainer = file.trainers.contains(evaluator) && bars(file.trainingEnds?.trainers[evaluator])
                if asTrainer || ofProvider { broken.insert("evaluatorHasNotTrainedCandidate") }
                if let provider = situation.provider, let approved = branch.approvedProviders,
                    !approved.contains(where: {
                        $0.id == provider && ($0.from ?? expectedOn) <= expectedOn
                            && expectedOn <= ($0.until ?? expectedOn)
                    })
                {
                    broken.insert("providerIsApproved")
                }
                if isTooNear(situation) { broken.insert("evaluatorIsFromAnotherDepartment") }
            }
            if referent.companySiret.prefix(9) != file.company.siret.prefix(9) {
                broken.insert("referentBelongsToAssessmentCompany")
            }
            if referent.briefedOn > today { broken.insert("observersAreTrained") }
            return broken
        }

        private func isTooNear(_ situation: EvaluatorSituation) -> Bool {
            guard let siren = situation.employerSiren else { return false }
            let observedThere = file.company.siret.hasPrefix(siren)
            let worksThere = file.employment.employerSiret?.hasPrefix(siren) == true
            if !observedThere && !worksThere { return false }
            guard let own = situation.department else { return true }
            if observedThere {
                let others = Set(file.company.departments).subtracting([file.company.department])
                if !others.contains(own) { return true }
            }
            guard worksThere else { return false }
            if let department = file.employment.department { return own == department }
            // At another employer, a department that nobody stated cannot be told from the evaluator's.
            return !observedThere
        }

        /// What the domain says: the rules that it names.
        func decision() -> (accepted: Bool, named: Set<String>) {
            var it = Assessment()
            it.policy = policy
            it.branch = branch
            it.open(file)
            // A proposal is checked like a designation; here it stands already, however wrong.
            it.take(.accepted([ReferentProposed(dossier: dossier, attempt: 1, referent: referent, personal: nil)]))
            it.evaluators[evaluator] = known
            let decision = it.designate(evaluator, referent.person, expectedOn: expectedOn)
            guard let refusal = decision.refusal else { return (decision.events?.count == 1, []) }
            let faults = Set(refusal.faults.map(\.code))
            return (false, faults.isEmpty ? [refusal.code.value] : faults)
        }
    }

    @Test(
        "Aucune désignation contraire à une règle n'est acceptée, et un refus nomme exactement les règles enfreintes",
        .rule(
            "accreditationCoversBranchAndCCS",
            "accreditationInForceOnObservationDay",
            "evaluatorIsNeitherCandidateNorReferent",
            "evaluatorHasNotTrainedCandidate",
            "evaluatorIsFromAnotherDepartment",
            "providerIsApproved",
            "evaluatorIsOutsideLineOfManagement",
            "referentIsNotManager",
            "referentBelongsToAssessmentCompany",
            "observersAreTrained"
        )
    )
    func acceptedIffNothingIsBroken() {
        var accepted = 0
        var seen: [String: Int] = [:]
        for seed in 0..<4000 as Range<UInt64> {
            let trial = Trial(seed: seed)
            let (isAccepted, named) = trial.decision()
            #expect(named == trial.broken, "seed \(seed)")
            #expect(isAccepted == trial.broken.isEmpty, "seed \(seed)")
            accepted += isAccepted ? 1 : 0
            for rule in trial.broken { seen[rule, default: 0] += 1 }
        }
        // Neither side of any rule is left untried.
        #expect(accepted > 100)
        #expect(seen.count == 10 && seen.values.allSatisfy { $0 > 100 && $0 < 3900 }, "\(seen)")
    }
}

/// Random numbers that are the same for the same seed.
private struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

    mutating func some<Element>(of elements: [Element]) -> [Element] {
        elements.filter { _ in below(3) == 0 }
    }
}
