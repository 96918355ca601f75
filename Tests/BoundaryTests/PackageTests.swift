import Foundation
import Testing

/// The targets as the package declares them: what a target may not depend on, the compiler cannot import.
struct PackageTests {
    struct Target: Equatable {
        let name: String
        let dependencies: Set<String>
    }

    /// Reads `room("Name", "path", ["A", b])` and `program(…)`.
    static func targets(in manifest: String) -> [Target] {
        manifest.matches(of: /\b(?:room|program)\(\s*"(\w+)",\s*"[^"]+"(?:,\s*\[([^\]]*)\])?/).map { match in
            let dependencies = (match.2 ?? "").split(separator: ",")
                .map { $0.trimmingCharacters(in: .whitespacesAndNewlines.union(["\""])) }
            return Target(name: String(match.1), dependencies: Set(dependencies.filter { !$0.isEmpty }))
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
                Target(name: "A", dependencies: []), Target(name: "B", dependencies: ["A", "grdb"]),
                Target(name: "c", dependencies: ["A", "B"]),
            ]
        )
    }

    @Test("Les contrats ne dépendent de rien") func contractsDependOnNothing() throws {
        #expect(try dependencies(of: "Contracts") == [])
        #expect(try dependencies(of: "Scheme") == ["Contracts"])
        #expect(try dependencies(of: "Messaging") == ["Contracts", "JSONCoding", "grdb", "sqlite", "crypto"])
    }

    @Test("Un domaine ne dépend que des contrats et du dispositif", arguments: Boundary.services)
    func domainsArePure(_ service: String) throws {
        #expect(try dependencies(of: "\(service)Domain") == ["Contracts", "Scheme"])
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

    @Test("Une bibliothèque de stockage ou de transport n'a qu'un utilisateur") func librariesHaveOneUser() {
        #expect(targets.filter { $0.dependencies.contains("grdb") }.map(\.name) == ["Messaging"])
        #expect(targets.filter { $0.dependencies.contains("CRabbitMQ") }.allSatisfy { $0.name == "RabbitMQ" })
    }

    private func dependencies(of name: String) throws -> Set<String> {
        try #require(targets.first { $0.name == name }, "no target \(name)").dependencies
    }
}
