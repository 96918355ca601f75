import Contracts
import Scheme
import Testing

/// Look-ups in a standard, and which standard is in force.
struct AssessmentStandardTests {
    private func standard(_ id: StandardID, from day: String) throws -> AssessmentStandard {
        let criteria = { (element: String, count: Int) in
            (1...count).map { EvaluationCriterion(code: CriterionCode("\(element).\($0)")!, text: "\($0)") }
        }
        return AssessmentStandard(
            id: id,
            certificateKind: "k",
            title: "K",
            version: "1",
            inForceFrom: try #require(Day(day)),
            official: true,
            domains: [
                CompetenceDomain(
                    number: 1,
                    title: "1",
                    elements: [
                        CompetenceElement(code: "1.2", title: "a", criteria: criteria("1.2", 2)),
                        CompetenceElement(code: "1.1", title: "b", criteria: criteria("1.1", 1)),
                    ]
                ),
                CompetenceDomain(
                    number: 2,
                    title: "2",
                    elements: [CompetenceElement(code: "2.1", title: "c", criteria: criteria("2.1", 1))]
                ),
            ]
        )
    }

    @Test("Codes, éléments, critères et domaines se retrouvent, dans l'ordre du référentiel")
    func lookUps() throws {
        let standard = try standard("s", from: "2020-01-01")
        #expect(standard.elementCodes == ["1.2", "1.1", "2.1"])
        #expect(standard.criterionCodes == ["1.2.1", "1.2.2", "1.1.1", "2.1.1"])
        #expect(standard.element("1.1")?.title == "b")
        #expect(standard.element("9") == nil)
        #expect(standard.element(of: "1.2.2") == "1.2")
        #expect(standard.element(of: "2.1.1") == "2.1")
        #expect(standard.element(of: "2.1.2") == nil)
        #expect(standard.criterion("1.2.2")?.text == "2")
        #expect(standard.criteria(of: "1.2").map(\.code) == ["1.2.1", "1.2.2"])
        #expect(standard.criteria(of: "9").isEmpty)
        #expect(standard.domainNumber(of: "1.1") == 1)
        #expect(standard.domainNumber(of: "2.1") == 2)
        #expect(standard.has(ElementCode("2.1")))
        #expect(!standard.has(CriterionCode("2.1")))
    }

    @Test(
        "Le référentiel en vigueur est le dernier entré en vigueur",
        arguments: [
            ("2019-12-31", nil), ("2020-01-01", "old"), ("2023-12-31", "old"), ("2024-01-01", "new"),
            ("2030-01-01", "new"),
        ]
    )
    func inForce(_ day: String, _ expected: String?) throws {
        let scheme = Scheme(
            kinds: [],
            standards: [try standard("new", from: "2024-01-01"), try standard("old", from: "2020-01-01")],
            branches: [],
            policies: [:],
            digest: ""
        )
        let day = try #require(Day(day))
        #expect(scheme.standard(inForce: "k", on: day)?.id.value == expected)
        #expect(scheme.standard(inForce: "other", on: day) == nil)
        #expect(scheme.standard("old") != nil)
    }
}
