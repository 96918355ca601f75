import Contracts
import EvaluationDomain
import JuryDomain
import Messaging
import Scheme
import Testing

/// A file that was observed, drawn from a seed, with every fact that both services look at.
struct ObserversTrial {
    private static let sirens = ["123456782", "987654324", "555555556"]
    private static let departments = ["front", "back", "stock"]
    private static let today = Day("2026-11-23")!

    private var policy = BranchPolicy()
    private var branches: [BranchID: Branch]
    private var file: FileForAssessment
    private var evaluator: Evaluator
    private var referent: DesignatedReferent
    private var lentBy: BranchID?
    /// The days on which the evaluator observed, in order.
    private(set) var days: [Day]

    /// What the jury says of it.
    struct Answer {
        /// Why an observer was not independent, as its refusal says it.
        var because: String?
        var accreditationStood: Bool
        var providerWasApproved: Bool
    }

    /// - Parameter situations: how often the evaluator has stated for whom they work.
    init(seed: UInt64, situations: Int) {
        var dice = Entropy(seed: seed)
        func day(_ offset: Int) -> Day { Self.today.adding(days: offset) }
        policy.designation.trainingBarCoversProvider = dice.below(2) == 0
        policy.designation.trainingBar = dice.one(of: [.unlimited, .months(12)])
        policy.designation.referentMayBeManager = dice.below(2) == 0
        let person: PersonID = dice.one(of: ["P-1", "P-2", "P-3", "P-4", "P-r1", "P-candidate"])
        referent = DesignatedReferent(
            person: dice.one(of: ["P-r1", "P-r2", "P-r3", "P-candidate"]),
            companySiret: dice.one(of: ["12345678200010", "12345678200028", "98765432400019", "123456782", ""]),
            briefedOn: day(-90),
            briefedBy: "P-briefer",
            managesCandidate: dice.one(of: [nil, nil, false, true])
        )
        lentBy = dice.below(4) == 0 ? "logi" : nil
        days = Set((0...dice.below(3)).map { _ in day(-dice.below(40)) }).sorted()
        branches = [:]
        for branch in ["p2st", "logi"] as [BranchID] {
            let providers = dice.some(of: [
                Branch.ApprovedProvider(id: "O-1", name: "Premier", until: day(-10)),
                Branch.ApprovedProvider(id: "O-2", name: "Deuxième", from: day(-25)),
            ])
            branches[branch] = Branch(
                id: branch,
                name: "Essai",
                legalBody: "Essai",
                approvedProviders: dice.below(2) == 0 ? nil : providers
            )
        }
        let employer = dice.one(of: [nil] + Self.sirens.map(Optional.some))
        file = FileForAssessment(
            dossier: "D-1",
            number: "P2ST-2026-00001",
            branch: "p2st",
            certificateKind: "relation-client",
            standard: "relation-client-2026",
            candidate: "P-candidate",
            activity: "accueil",
            employment: Employment(
                status: employer == nil ? .jobseeker : .employee,
                employerSiret: employer.map { $0 + "00037" },
                department: employer == nil ? nil : dice.one(of: [nil, "front", "back"]),
                since: day(-900),
                managers: dice.one(of: [nil, [], dice.some(of: ["P-2", "P-r2", "P-9"])])
            ),
            company: AssessmentCompany(
                siret: Self.sirens[0] + "00011",
                department: "front",
                departments: dice.one(of: [["front"], ["front", "front"], ["front", "back"], Self.departments]),
                since: day(-900)
            ),
            trainers: dice.some(of: ["P-1", "P-3", "P-8"]),
            trainingProviders: dice.some(of: ["O-1", "O-2"]),
            trainingEnds: TrainingEnds(
                trainers: dice.one(of: [[:], ["P-1": day(-380), "P-3": day(-500)]]),
                providers: dice.one(of: [[:], ["O-1": day(-380)]])
            ),
            scope: AssessmentScope(attempt: 1, elements: ["RC.1.1"], carried: [])
        )
        let from = day(-20 - dice.below(40))
        evaluator = Evaluator(
            person: person,
            accreditations: [
                .init(
                    branch: dice.below(8) == 0 ? "other" : lentBy ?? "p2st",
                    certificateKinds: ["relation-client"],
                    from: from,
                    until: from.adding(days: 30 + dice.below(90))
                )
            ],
            situations: (0..<situations).map { place in
                let siren = dice.one(of: [nil, nil] + Self.sirens.map(Optional.some))
                return .init(
                    since: place == 0 ? day(-200) : day(-20),
                    situation: EvaluatorSituation(
                        kind: dice.one(of: EvaluatorKind.allCases),
                        employerSiren: siren,
                        department: siren == nil ? nil : dice.one(of: [nil, "front", "back", "elsewhere"]),
                        provider: dice.one(of: [nil, nil, "O-1", "O-2", "O-3"])
                    )
                )
            }
        )
    }

    private var accrediting: BranchID { lentBy ?? file.branch }

    /// The days that the booklet bears: those on which an accreditation was in force.
    var accreditedDays: [Day] {
        evaluator.accredited(by: accrediting, for: file.certificateKind, on: days).map(\.on)
    }

    /// The codes of all that evaluation refuses, on any of these days.
    func askEvaluation(on days: [Day]) -> Set<String> {
        let refusals = days.flatMap { day in
            evaluatorRefusals(
                evaluator.person,
                evaluator,
                for: file,
                referent: referent.person,
                accreditedBy: accrediting,
                approving: branches[accrediting],
                policy.designation,
                on: day
            ) + referentRefusals(referent, for: file, policy.designation, on: day)
        }
        return Set(refusals.map(\.code.value))
    }

    /// What the jury finds in the booklet that evaluation would have transmitted.
    func askJury() throws -> Answer {
        let (firstDay, last) = (try #require(days.first), try #require(days.last))
        let facts = try #require(evaluator.facts(on: last))
        let booklet = BookletTransmitted(
            file: file,
            panel: "p2st-1",
            evaluator: facts,
            referent: referent,
            booklet: EvaluationBooklet(
                elements: ["RC.1.1": ElementAssessment(marks: CriterionMarks([.met]), judgement: .acquired)],
                observedFrom: firstDay,
                observedUntil: last,
                digest: "ab"
            ),
            notesDigest: nil,
            accreditedBy: accrediting,
            evaluatorDays: evaluator.accredited(by: accrediting, for: file.certificateKind, on: days),
            personal: nil
        )
        let rules = PanelRules(
            panel: "p2st-1",
            branch: "p2st",
            policy: policy,
            standards: [:],
            branches: branches
        )
        let decision = decide(booklet, on: nil, under: rules, at: Instant(milliseconds: 0))
        var first: (any Event)?
        if case .accepted(let events) = decision { first = events.first }
        let opened = try #require(first as? CaseOpened).file
        return Answer(
            because: observersWereIndependent(opened)?.facts["because"],
            accreditationStood: accreditationStoodOnObservationDay(opened, nil) == nil,
            providerWasApproved: providerWasApproved(opened, branches) == nil
        )
    }
}

extension Entropy {
    fileprivate mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

    fileprivate mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

    fileprivate mutating func some<Element>(of elements: [Element]) -> [Element] {
        elements.filter { _ in below(3) == 0 }
    }
}
