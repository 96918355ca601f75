import Contracts
import EvaluationDomain
import RuleTrait
import Scheme
import Testing

/// Two thousand applications with planted faults: each is reported, no other is, and none is accepted.
@Suite("Candidatures au hasard")
struct AccreditationFaultsTests {
    /// One way of getting an application wrong, and the faults that it makes by their paths and codes.
    struct Planted: Sendable {
        let paths: [String]
        /// Faults of the same group exclude each other.
        let group: String
        let plant: @Sendable (inout ApplyForAccreditation) -> Void
    }

    static let faults: [Planted] = [
        Planted(paths: ["situation missing"], group: "situation") { $0.situation = nil },
        Planted(paths: ["situation.employerSiren form"], group: "siren") { $0.situation?.employerSiren = "55210055" },
        Planted(paths: ["situation.employerSiren form"], group: "siren") { $0.situation?.employerSiren = "55210055x" },
        Planted(paths: ["situation.employerSiren missing"], group: "situation") {
            $0.situation = EvaluatorSituation(kind: .companyProfessional)
        },
        Planted(paths: ["situation.kind notInPolicy"], group: "kind") { $0.situation?.kind = .trainer },
        Planted(paths: ["situation.department missing"], group: "department") { $0.situation?.department = nil },
        Planted(paths: ["organisation missing"], group: "organisation") { $0.personal?.organisation = " " },
        Planted(paths: ["organisation missing"], group: "organisation") { $0.personal?.organisation = nil },
        Planted(paths: ["certificateKinds missing"], group: "kinds") { $0.certificateKinds = [] },
        Planted(paths: ["certificateKinds.1 notJoined"], group: "kinds") { $0.certificateKinds.append("other") },
        Planted(paths: ["name missing"], group: "name") { $0.personal?.name = "" },
        Planted(paths: ["email missing"], group: "email") { $0.personal?.email = "" },
        Planted(paths: ["email form"], group: "email") { $0.personal?.email = "eva.example.org" },
        Planted(paths: ["email form"], group: "email") { $0.personal?.email = "eva @example.org" },
        Planted(paths: ["trainingPath missing"], group: "path") { $0.personal?.trainingPath = "\n" },
        Planted(paths: ["sectors missing"], group: "sectors") { $0.sectors = [] },
        Planted(paths: ["sectors.1.activity notAnActivity"], group: "sectors") {
            $0.sectors.append(Accrediting.sector)
            $0.sectors[1].activity = "plomberie"
        },
        Planted(paths: ["sectors.0.from missing"], group: "sectors") { $0.sectors[0].from = nil },
        Planted(paths: ["sectors.0.until beforeFrom"], group: "sectors") { $0.sectors[0].until = Day("2014-12-31") },
        Planted(paths: ["sectors.0.from future", "sectors.0.until beforeFrom"], group: "sectors") {
            $0.sectors[0].from = day(1)
        },
        Planted(paths: ["sectors.0.until future"], group: "sectors") { $0.sectors[0].until = day(1) },
        Planted(paths: ["competence missing"], group: "competence") { $0.competence = [] },
        Planted(paths: ["competence.0.from missing"], group: "competence") { $0.competence[0].from = nil },
        Planted(paths: ["competence.0.from future"], group: "competence") { $0.competence[0].from = day(1) },
        Planted(paths: ["competence.0.until beforeFrom"], group: "competence") {
            $0.competence[0].until = Day("2020-01-01")
        },
    ]

    /// The groups that a fault leaves nothing to be wrong in.
    static let silenced = ["situation": ["siren", "kind", "department", "organisation"]]

    @Test(
        "Chaque faute est dite, aucune autre, et aucune candidature fautive n'est reçue",
        .rule("applicationIsComplete", "sectorExperienceIsShown", "evaluationCompetenceIsShown")
    )
    func everyFaultAndNoOther() {
        var random = SplitMix(seed: 20_261_124)
        var accepted = 0
        var seen: Set<String> = []
        for round in 0..<2000 {
            var it = Accrediting()
            it.policy.accreditation.evaluatorKinds = [.consultant, .companyProfessional]
            var command = it.complete
            var groups: Set<String> = []
            var expected: Set<String> = []
            // One in ten is without fault.
            for _ in 0..<(round % 10 == 0 ? 0 : 1 + Int(random.next() % 5)) {
                let fault = random.one(of: Self.faults)
                let silent = Self.silenced.contains { group, silenced in
                    groups.contains(group) && silenced.contains(fault.group)
                        || fault.group == group && !groups.isDisjoint(with: silenced)
                }
                guard !silent, groups.insert(fault.group).inserted else { continue }
                fault.plant(&command)
                expected.formUnion(fault.paths)
            }
            let decision = it.apply(command)
            let found = decision.refusal?.faults.map { "\($0.path) \($0.code)" } ?? []
            #expect(Set(found) == expected, "round \(round)")
            #expect(found.count == expected.count, "round \(round): a fault is said twice")
            #expect((decision.events != nil) == expected.isEmpty)
            if decision.events != nil { accepted += 1 } else { seen.formUnion(found) }
        }
        #expect(accepted >= 200)
        #expect(seen == Set(Self.faults.flatMap(\.paths)), "a planted fault has never been tried")
    }

    @Test(
        "La première règle enfreinte donne son nom au refus",
        .rule("applicationIsComplete", "sectorExperienceIsShown", "evaluationCompetenceIsShown")
    )
    func named() {
        var it = Accrediting()
        var command = it.complete
        command.competence = []
        #expect(it.apply(command).code == "evaluationCompetenceIsShown")
        command.sectors = []
        #expect(it.apply(command).code == "sectorExperienceIsShown")
        command.personal = nil
        #expect(it.apply(command).code == "applicationIsComplete")
        #expect(it.apply(it.complete, by: it.branchOfficer).code == "actorMayNot")
        #expect(it.apply().events?.count == 1)
    }

    @Test("Des périodes qui se chevauchent comptent une fois; rien ne compte après le jour de l'instruction")
    func months() throws {
        func shown(_ sectors: [SectorExperience]) throws -> [Int] {
            var it = Accrediting()
            var command = it.complete
            command.sectors = sectors
            it.apply(command)
            return try #require(it.instruct().events?.first as? ApplicationInstructed).findings.map(\.monthsShown)
        }
        func sector(_ from: String, _ until: String?, company: Bool = true, customers: Bool = true) -> SectorExperience
        {
            SectorExperience(
                activity: "accueil",
                from: Day(from),
                until: until.flatMap { Day($0) },
                inBranchCompany: company,
                withCustomers: customers
            )
        }
        #expect(try shown([sector("2020-01-01", "2020-12-31"), sector("2020-07-01", "2021-06-30")]) == [18, 18])
        #expect(try shown([sector("2020-01-01", "2021-12-31"), sector("2020-07-01", "2020-09-30")]) == [24, 24])
        #expect(try shown([sector("2025-11-24", nil, customers: false)]) == [12, 0])
        #expect(try shown([sector("2026-11-23", nil, company: false)]) == [0, 0])
    }
}
