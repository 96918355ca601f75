import RuleReading
import Testing

struct RuleSourcesTests {
    private func sources(_ texts: [String: String]) -> RuleSources {
        var sources = RuleSources()
        for (path, text) in texts.sorted(by: { $0.key < $1.key }) { sources.read(text, at: path) }
        return sources
    }

    private let list = """
        public let juryRules: [Rule] = [
            Rule("quorumIsReached", "Le quorum est atteint dans chaque collège.", policy: true),
            Rule(
                "juryIsJoint",
                "Le jury est paritaire.", .decision
            ),
        ]
        """

    @Test("Une règle et les tests qui la tiennent se trouvent")
    func rulesMeetTheirTests() {
        let found = sources([
            "Services/Jury/Domain/Rules/JuryRules.swift": list,
            "Tests/JuryDomainTests/A.swift": """
            @Test("Sans quorum (des deux collèges), pas de décision", .rule("quorumIsReached", "juryIsJoint"))
            func a() {}
            @Test(
                "Un collège seul ne siège pas",
                .rule("juryIsJoint"),
                arguments: [f("(", 1)]
            ) func b() {}
            @Test("Sans règle") func c() {}
            """,
        ])
        #expect(found.entries.map(\.code) == ["quorumIsReached", "juryIsJoint"])
        #expect(
            found.tests.map(\.title) == [
                "Sans quorum (des deux collèges), pas de décision", "Un collège seul ne siège pas",
            ]
        )
        #expect(found.tests.map(\.codes) == [["quorumIsReached", "juryIsJoint"], ["juryIsJoint"]])
        #expect(found.faults == [])
    }

    @Test("Une règle sans test, un test d'une règle inconnue et une règle en double sont dits")
    func faultsAreTold() {
        let found = sources([
            "Services/Jury/Domain/Rules/JuryRules.swift": list,
            "Services/Jury/Domain/Rules/MoreRules.swift": #"let more = [Rule("juryIsJoint", "Encore.")]"#,
            "Tests/A.swift": #"@Test("T", .rule("juryIsJoint"), .rule("quorumIsReachd")) func a() {}"#,
        ])
        #expect(found.faults.count == 3)
        #expect(found.faults[0].contains("the rule quorumIsReached has no test"))
        #expect(found.faults[1].contains("names a rule that no list has: quorumIsReachd"))
        #expect(found.faults[2].contains("the rule juryIsJoint is listed twice"))
    }
}
