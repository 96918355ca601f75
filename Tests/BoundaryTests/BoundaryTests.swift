import Foundation
import Testing

struct BoundaryTests {
    @Test("Les sources sont là") func sourcesAreFound() {
        #expect(Repository.product.count > 200)
        for service in Boundary.services {
            #expect(Repository.product.contains { $0.path.hasPrefix("Services/\(service)/Domain/") })
            #expect(Repository.product.contains { $0.path.hasPrefix("Services/\(service)/Service/") })
        }
    }

    @Test("Aucune frontière n'est franchie", arguments: Boundary.all)
    func nothingCrosses(_ boundary: Boundary) {
        for file in Repository.product {
            #expect(boundary.crossings(file) == [], "\(file.path): \(boundary)")
        }
    }

    /// For each boundary a file that crosses it, and one that comes close and does not.
    private static let planted: [(boundary: Int, path: String, crosses: String, keeps: String)] = [
        (0, "Services/Jury/Service/X.swift", "import EvaluationDomain", "import JuryDomain"),
        (0, "Services/Jury/Domain/X.swift", "public import CertificationService", "// import CertificationService"),
        (1, "Services/Jury/Domain/X.swift", "internal import Crypto", "public import Scheme"),
        (1, "Services/Jury/Domain/X.swift", "import struct Messaging.Context", "import Contracts\nimport Foundation"),
        (2, "Services/Evaluation/Domain/X.swift", "let now = Date()", "let now = birthDate() // not Date()"),
        (2, "Services/Evaluation/Domain/X.swift", "Int.random(in: 0..<2)", "let entropy: [UInt8]"),
        (
            3, "Services/Jury/Domain/X.swift",
            "func a(\n    _ b: Case,\n    c: (DecisionID) throws -> Appeal?\n) -> Decision {}",
            "func a(_ b: (Int, Int)) -> Int { b.map { $0 } }"
        ),
        (4, "Shared/Contracts/Jury/X.swift", "import Foundation", "public struct X {}"),
        (5, "Shared/Scheme/Model/X.swift", "import Yams", "public import Contracts"),
        (6, "Shared/ServiceKit/X.swift", "internal import CRabbitMQ", "internal import RabbitMQ"),
        (7, "Services/Jury/Service/X.swift", "@preconcurrency import GRDB", "import Messaging"),
        (8, "Shared/Messaging/Core/X.swift", "import RabbitMQ", "import GRDB"),
        (8, "Shared/Messaging/Core/X.swift", "import JuryDomain", "import Crypto"),
        (9, "Services/Jury/Main/X.swift", "let a = try! b()", "let a = try? b() // try! never"),
        (9, "Shared/Topology/X.swift", "fatalError(\"no\")", "throw Fault.none"),
        (10, "Shared/Messaging/X.swift", "final class A: @unchecked Sendable {}", "final class A: Sendable {}"),
        (10, "Services/Jury/Service/X.swift", "nonisolated(unsafe) var a = 1", "let a = 1"),
        (11, "Shared/RabbitMQ/X.swift", "while Date() < end {", "while ContinuousClock.now < end {"),
        (
            11, "Shared/Messaging/Shell/X.swift", "clock_gettime(CLOCK_REALTIME, &time)",
            "clock_gettime(CLOCK_BOOTTIME, &time)"
        ),
        (12, "ops/ccs/Commands/X.swift", "Output.line(table.text)", "Output.table(table)"),
        (12, "ops/ccs/Commands/X.swift", "Output.line(ASheet(a, b.c).text)", "Output.line(\"  \\(line.text)\")"),
    ]

    @Test("Une frontière franchie se voit", arguments: planted)
    func crossingsAreSeen(_ boundary: Int, _ path: String, _ crosses: String, _ keeps: String) {
        #expect(Boundary.all[boundary].crossings(SourceFile(path: path, text: crosses)) != [])
        #expect(Boundary.all[boundary].crossings(SourceFile(path: path, text: keeps)) == [])
    }

    @Test("Chaque frontière a son franchissement d'essai") func everyBoundaryIsTried() {
        #expect(Set(BoundaryTests.planted.map(\.boundary)) == Set(Boundary.all.indices))
    }

    @Test("Aucun dossier fourre-tout") func noFolderForOddsAndEnds() throws {
        let odd: Set<String> = ["utils", "util", "helpers", "helper", "common", "misc"]
        for folder in ["Shared", "Services", "Tests", "ops"] {
            for path in try Repository.paths(under: folder) {
                let names = path.split(separator: "/").map { $0.split(separator: ".")[0].lowercased() }
                #expect(odd.isDisjoint(with: names), "\(path)")
            }
        }
    }
}
