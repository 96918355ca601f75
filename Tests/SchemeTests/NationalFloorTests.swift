import Contracts
import RuleTrait
import Scheme
import Testing

/// The national floor: what no branch may go below.
struct NationalFloorTests {
    @Test("La politique par défaut respecte le socle national", .rule("policyRespectsNationalFloor"))
    func defaultsRespectTheFloor() { #expect(policyRespectsNationalFloor(BranchPolicy()) == []) }

    @Test(
        "Chaque valeur en deçà du socle est nommée",
        .rule("policyRespectsNationalFloor"),
        arguments: [
            ("principles.requiredDomains", { @Sendable in $0.principles.requiredDomains = .atLeast(5) }),
            ("principles.observers", { @Sendable in $0.principles.observers = 1 }),
            ("principles.observers", { @Sendable in $0.principles.observers = 3 }),
            ("principles.juryColleges", { @Sendable in $0.principles.juryColleges = [.employees] }),
            (
                "principles.certificateSignatures",
                { @Sendable in $0.principles.certificateSignatures = [.gpsPresident] }
            ),
            ("jury.quorumPerCollege", { @Sendable in $0.jury.quorumPerCollege = 0 }),
            ("jury.recusingTies", { @Sendable in $0.jury.recusingTies.remove(.evaluator) }),
            ("jury.recusingTies", { @Sendable in $0.jury.recusingTies.remove(.evaluatorOrganisation) }),
            ("designation.trainingBar", { @Sendable in $0.designation.trainingBar = .months(600) }),
        ] as [(String, @Sendable (inout BranchPolicy) -> Void)]
    )
    func belowTheFloor(_ path: String, _ change: @Sendable (inout BranchPolicy) -> Void) {
        var policy = BranchPolicy()
        change(&policy)
        let faults = policyRespectsNationalFloor(policy)
        #expect(faults.map(\.path) == [path])
        #expect(faults.map(\.code) == ["belowNationalFloor"])
    }

    @Test("Ce que le socle laisse libre reste libre")
    func aboveTheFloor() {
        var policy = BranchPolicy()
        policy.jury.recusingTies = [.evaluator, .evaluatorOrganisation]
        policy.award.carriedElements = .months(1)
        #expect(policyRespectsNationalFloor(policy) == [])
    }

    @Test("Toutes les fautes d'une politique sont nommées en une fois")
    func allAtOnce() {
        var policy = BranchPolicy()
        policy.principles.observers = 0
        policy.principles.juryColleges = []
        policy.jury.quorumPerCollege = 0
        policy.jury.recusingTies = []
        #expect(policyRespectsNationalFloor(policy).count == 4)
    }
}
