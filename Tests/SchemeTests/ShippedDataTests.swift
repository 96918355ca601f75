import Contracts
import Foundation
import RuleTrait
import Scheme
import SchemeLoading
import Testing

/// The data that is shipped.
struct ShippedDataTests {
    let scheme: Scheme

    init() throws { scheme = try SchemeLoader.bundled(environment: [:]) }

    @Test(
        "Le référentiel livré a 5 domaines, 25 éléments et 90 critères, et se dit de démonstration",
        .rule("standardIsComplete", "toolsAreTheCommonOnes")
    )
    func countsOfTheStandard() throws {
        let day = try #require(Day("2026-11-23"))
        let standard = try #require(scheme.standard(inForce: "relation-client", on: day))
        #expect(standard.domains.count == 5)
        #expect(standard.elementCodes.count == 25)
        #expect(standard.criterionCodes.count == 90)
        #expect(Set(standard.criterionCodes).count == 90)
        #expect(!standard.official)
        #expect(
            standard.domains.map(\.title) == [
                "Établir un contact efficace et adapté au client",
                "Réaliser ou suivre la réalisation d'une prestation en assurant la satisfaction du client",
                "Traiter des situations difficiles en préservant la qualité de la relation client",
                "Rechercher, traiter et transmettre les informations nécessaires à la continuité du service client",
                "Conduire un échange avec un client en lien avec une prestation de Service",
            ]
        )
        #expect(scheme.kind("relation-client")?.tools.count == 7)
    }

    @Test(
        "La branche P2ST a neuf activités et deux jurys, la branche fictive un",
        .rule("adhesionRestsOnCPNEDecision")
    )
    func branches() throws {
        #expect(scheme.branch("p2st")?.activities.count == 9)
        #expect(scheme.branch("p2st")?.evaluatorApplicationAddress == "contactccs@branchep2st.fr")
        #expect(scheme.panels(of: "p2st") == ["p2st-1", "p2st-2"])
        #expect(scheme.panels == ["logi-1", "p2st-1", "p2st-2"])
        #expect(scheme.branch(of: "p2st-2") == "p2st")
        #expect(scheme.branch(of: "p2st-3") == nil)
        #expect(scheme.branch("logi")?.name.contains("fictive") == true)
        #expect(scheme.branch("logi")?.approvedProviders?.count == 2)
        #expect(scheme.branch("p2st")?.approvedProviders == nil)
    }

    @Test("La politique de P2ST est celle du cahier des charges, valeur par valeur")
    func policyOfTheSpecificationsBranch() throws {
        #expect(scheme.policy(of: "p2st") == BranchPolicy())
    }

    @Test("La branche fictive règle autrement chaque valeur que le socle laisse libre")
    func secondBranchDiffersInEveryValue() throws {
        let first = leaves(of: try #require(scheme.policy(of: "p2st")))
        let second = leaves(of: try #require(scheme.policy(of: "logi")))
        #expect(first.keys == second.keys)
        #expect(first.count >= 70)
        let alike = first.filter { second[$0.key] == $0.value }.keys.sorted()
        // These the floor fixes for every branch.
        #expect(
            alike == [
                "designation.trainingBar", "principles.certificateSignatures", "principles.juryColleges",
                "principles.observers",
                "principles.requiredDomains",
            ]
        )
    }

    @Test("Le répertoire nommé par l'environnement l'emporte, même fautif")
    func namedDirectoryWins() throws {
        let copy = try SchemeCopy()
        try copy.replace("noticeDays: 15", by: "noticeDays: 30", in: "policies/p2st.yaml")
        let named = try SchemeLoader.bundled(environment: [SchemeLoader.variable: copy.directory.path])
        #expect(named.policy(of: "p2st")?.jury.noticeDays == 30)
        try copy.replace("noticeDays: 30", by: "noticeDays: x", in: "policies/p2st.yaml")
        #expect(throws: SchemeFaults.self) {
            try SchemeLoader.bundled(environment: [SchemeLoader.variable: copy.directory.path])
        }
    }

    @Test("Un jury par département se lit")
    func panelsByDepartment() throws {
        let copy = try SchemeCopy()
        try copy.replace(
            "panelAssignment: spread",
            by: "panelAssignment:\n    byDepartment:\n      \"75\": p2st-2\n      2A: p2st-2\n    others: p2st-1",
            in: "policies/p2st.yaml"
        )
        let scheme = try SchemeLoader.load(directory: copy.directory.path)
        #expect(scheme.panel(for: "D-1", of: "p2st", department: "75") == "p2st-2")
        #expect(scheme.panel(for: "D-1", of: "p2st", department: "2A") == "p2st-2")
        #expect(scheme.panel(for: "D-1", of: "p2st", department: "13") == "p2st-1")
        #expect(scheme.panel(for: "D-1", of: "p2st", department: nil) == "p2st-1")
    }

    /// Every value of a policy under its path, as text that does not depend on the order of a set.
    private func leaves(of policy: BranchPolicy) -> [String: String] {
        var leaves: [String: String] = [:]
        for group in Mirror(reflecting: policy).children {
            for value in Mirror(reflecting: group.value).children {
                let text =
                    Mirror(reflecting: value.value).displayStyle == .set
                    ? Mirror(reflecting: value.value).children.map { "\($0.value)" }.sorted().joined(separator: ",")
                    : "\(value.value)"
                leaves["\(group.label ?? "").\(value.label ?? "")"] = text
            }
        }
        return leaves
    }
}
