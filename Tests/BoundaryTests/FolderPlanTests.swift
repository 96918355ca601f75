import Testing

struct FolderPlanTests {
    @Test("Les cinq services ont le même plan") func planIsKept() {
        #expect(FolderPlan.strays(Repository.product) == [])
    }

    private static func planted(_ path: String, _ text: String) -> SourceFile { SourceFile(path: path, text: text) }

    /// Files that stand nowhere in the plan.
    private static let strays = [
        planted("Services/Jury/Domain/Minutes.swift", "struct Minutes {}"),
        planted("Services/Jury/Domain/Helpers/Minutes.swift", "struct Minutes {}"),
        planted(
            "Services/Jury/Domain/Decisions/Files/Voting.swift",
            "func decide(_ command: CastBallot) -> Decision {}"
        ),
        planted(
            "Services/Jury/Domain/Decisions/Heard/KeyLost.swift",
            "func decide(_ event: KeyLostAgain) -> Decision {}"
        ),
        planted("Services/Jury/Domain/State/Bench.swift", "struct Bench { static let kind = \"bench\" }"),
        planted("Services/Jury/Domain/State/Bench+Follows.swift", "extension Bench {}"),
        planted("Services/Jury/Service/Helpers.swift", "let a = 1"),
        planted("Services/Jury/Tools/X.swift", "let a = 1"),
    ]

    @Test("Un fichier qui traîne se voit", arguments: strays) func straysAreSeen(_ stray: SourceFile) {
        let found = FolderPlan.strays(Repository.product + [stray])
        #expect(found.count == 1 && found[0].hasPrefix(stray.path), "\(found)")
    }

    @Test("Ce qui a sa place n'est pas pris pour tel")
    func keepers() {
        let state = "struct Bench { static let kind = \"bench\" }"
        let keepers = [
            Self.planted(
                "Services/Jury/Domain/Decisions/Files/CastStone.swift",
                "func decide(\n    _ command: CastStone,"
            ),
            Self.planted("Services/Jury/Domain/State/Bench.swift", state),
            Self.planted("Services/Jury/Domain/State/Bench+Evolve.swift", "extension Bench { func evolve() {} }"),
            Self.planted("Services/Jury/Domain/State/Bench+Follows.swift", "extension Bench { func follow() {} }"),
            Self.planted("Services/Jury/Service/Jury+Benches.swift", "let a = 1"),
        ]
        #expect(FolderPlan.strays(Repository.product + keepers) == [])
    }

    @Test("Un fichier du plan qui manque, un dossier trop long se voient")
    func missing() {
        let without = Repository.product.filter { $0.path != "Services/Jury/Service/Facts.swift" }
        #expect(FolderPlan.strays(without) == ["Services/Jury/Service/Facts.swift: missing"])
        let many = (0...FolderPlan.longestFolder).map {
            Self.planted("Services/Jury/Domain/Reading/Long/R\($0).swift", "let a = 1")
        }
        #expect(FolderPlan.strays(Repository.product + many).count == 1)
    }
}
