import Foundation
import Testing

/// The targets as the package declares them: what a target may not depend on, the compiler cannot import.
struct PackageTests {
    struct Target: Equatable {
        let name: String
        let path: String
        let dependencies: Set<String>
    }

    /// Reads `room("Name", "path", ["A", b])` and `program(…)`.
    static func targets(in manifest: String) -> [Target] {
        manifest.matches(of: /\b(?:room|program|ruleBook)\(\s*"([\w-]+)",\s*"([^"]+)"(?:,\s*\[([^\]]*)\])?/).map {
            match in
            let dependencies = (match.3 ?? "").split(separator: ",")
                .map { $0.trimmingCharacters(in: .whitespacesAndNewlines.union(["\""])) }
            return Target(
                name: String(match.1),
                path: String(match.2),
                dependencies: Set(dependencies.filter { !$0.isEmpty })
            )
        }
    }

    private let targets: [Target]

    init() throws { targets = PackageTests.targets(in: try Repository.text(of: "Package.swift")) }

    @Test("Le manifeste se lit") func manifestIsRead() {
        let manifest = """
            room("A", "Shared/A"),
            room("B", "Shared/B", ["A", grdb]),
            program(
                "c",
                "Services/C/Main",
                ["A", "B"]
            ),
            """
        #expect(
            PackageTests.targets(in: manifest) == [
                Target(name: "A", path: "Shared/A", dependencies: []),
                Target(name: "B", path: "Shared/B", dependencies: ["A", "grdb"]),
                Target(name: "c", path: "Services/C/Main", dependencies: ["A", "B"]),
            ]
        )
    }

    @Test("Les contrats ne dépendent que du codage") func contractsDependOnNothing() throws {
        #expect(try dependencies(of: "Contracts") == ["JSONCoding"])
        #expect(try dependencies(of: "JSONCoding") == [])
        #expect(try dependencies(of: "Scheme") == ["Contracts", "JSONCoding"])
        #expect(try dependencies(of: "Kernel") == ["Contracts", "crypto"])
        #expect(try dependencies(of: "Messaging") == ["Contracts", "JSONCoding", "Kernel", "grdb", "sqlite", "crypto"])
    }

    @Test(
        "Un domaine ne dépend que du noyau, des contrats, de leur codage et du dispositif",
        arguments: Boundary.services
    )
    func domainsArePure(_ service: String) throws {
        #expect(try dependencies(of: "\(service)Domain") == ["Contracts", "JSONCoding", "Kernel", "Scheme"])
    }

    @Test("Un service ne dépend d'aucun autre", arguments: Boundary.services)
    func servicesStandAlone(_ service: String) throws {
        let others = Boundary.services.filter { $0 != service }.flatMap { ["\($0)Domain", "\($0)Service"] }
        for name in ["\(service)Service", service.lowercased()] {
            guard let target = targets.first(where: { $0.name == name }) else { continue }
            #expect(target.dependencies.isDisjoint(with: others), "\(name)")
        }
        #expect(try dependencies(of: "\(service)Service").contains("\(service)Domain"))
    }

    /// What of these targets depends on a floor above its own, or beside it.
    ///
    /// The rule book says the rules of all services in French: whoever shows a refusal to people reads it, the portal too.
    private static func climbing(_ targets: [Target]) -> [String] {
        let floors = [("Shared/", ["Services/", "ops/", "Tests/"]), ("Services/", ["ops/", "Tests/"])]
        let sides = [("ops/ccs/", ["ops/proof/", "ops/demo", "Tests/"])]
        let paths = Dictionary(targets.map { ($0.name, $0.path) }, uniquingKeysWith: { first, _ in first })
        return targets.flatMap { target in
            (floors + sides).filter { target.path.hasPrefix($0.0) }.flatMap { _, above in
                target.dependencies.filter { name in above.contains { paths[name]?.hasPrefix($0) == true } }
                    .map { "\(target.name) → \($0)" }.filter { $0 != "PortalSite → RuleBook" }
            }
        }.sorted()
    }

    @Test("Rien ne dépend d'un étage supérieur, ni l'outil de l'exploitant du banc d'essai") func nothingClimbs() {
        #expect(Self.climbing(targets) == [])
        #expect(
            Set(targets.map(\.name)).isSuperset(of: ["Contracts", "jury", "ccs", "ccs-proof", "Simulation", "RuleBook"])
        )
        let planted = PackageTests.targets(
            in: """
                room("A", "Shared/A", ["B", "D"]), room("B", "Services/B/Domain", ["A"]),
                program("ccs", "ops/ccs/Commands", ["A", "D"]), room("D", "ops/proof/World"),
                """
        )
        #expect(Self.climbing(planted) == ["A → B", "A → D", "ccs → D"])
    }

    @Test("Une bibliothèque de stockage ou de transport n'a qu'un utilisateur") func librariesHaveOneUser() {
        // A store of journals, and one of lists and accounts: neither knows the other's tables.
        #expect(targets.filter { $0.dependencies.contains("grdb") }.map(\.name) == ["Messaging", "PortalStore"])
        #expect(targets.filter { $0.dependencies.contains("CRabbitMQ") }.allSatisfy { $0.name == "RabbitMQ" })
    }

    private func dependencies(of name: String) throws -> Set<String> {
        try #require(targets.first { $0.name == name }, "no target \(name)").dependencies
    }
}
