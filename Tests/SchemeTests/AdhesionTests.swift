import Contracts
import Scheme
import Testing

/// When a branch is joined, and when its open files may go on.
struct AdhesionTests {
    static let branch = Branch(
        id: "b",
        name: "B",
        legalBody: "B",
        adhesions: [
            Adhesion(
                certificateKind: "relation-client",
                cpneDecision: CPNEDecision(reference: "1", date: Day("2014-11-20")!),
                joinedOn: Day("2015-01-01")!,
                leftOn: Day("2020-07-01")!,
                openFilesUntil: Day("2020-12-31")!
            ),
            Adhesion(
                certificateKind: "relation-client",
                cpneDecision: CPNEDecision(reference: "2", date: Day("2022-01-10")!),
                joinedOn: Day("2022-02-01")!
            ),
        ]
    )

    @Test(
        "L'adhésion va du jour d'entrée à la veille du départ ; les dossiers ouverts jusqu'au jour convenu",
        arguments: [
            ("2014-12-31", false, false), ("2015-01-01", true, true), ("2020-06-30", true, true),
            ("2020-07-01", false, true), ("2020-12-31", false, true), ("2021-01-01", false, false),
            ("2022-01-31", false, false), ("2022-02-01", true, true), ("2099-01-01", true, true),
        ]
    )
    func boundaries(_ day: String, _ joined: Bool, _ filesRun: Bool) throws {
        let day = try #require(Day(day))
        #expect(Self.branch.hasJoined("relation-client", on: day) == joined)
        #expect(Self.branch.openFilesRun("relation-client", on: day) == filesRun)
        #expect(!Self.branch.hasJoined("vente", on: day))
        #expect(!Self.branch.openFilesRun("vente", on: day))
    }

    @Test("Une branche qui part sans rien convenir ne garde aucun dossier")
    func nothingAgreed() throws {
        let joined = try #require(Day("2015-01-01"))
        let left = try #require(Day("2020-07-01"))
        let adhesion = Adhesion(
            certificateKind: "relation-client",
            cpneDecision: CPNEDecision(reference: "1", date: joined),
            joinedOn: joined,
            leftOn: left
        )
        #expect(adhesion.openFilesRun(on: left.adding(days: -1)))
        #expect(!adhesion.openFilesRun(on: left))
    }
}
