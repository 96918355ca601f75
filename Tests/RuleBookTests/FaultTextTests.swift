import Contracts
import Foundation
import RuleBook
import Testing

/// What services find wrong in a document, as their sources have it, against the French texts.
struct FaultTextTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    private static func sources() throws -> [String] {
        try ["Services", "Shared/Messaging/Core", "Shared/Scheme/Model", "Shared/Vouching"].flatMap { folder in
            let place = root.appending(path: folder).resolvingSymlinksInPath()
            return try FileManager.default.subpathsOfDirectory(atPath: place.path())
                .filter { $0.hasSuffix(".swift") && !$0.contains("/Main/") }
                .map { try String(contentsOf: place.appending(path: $0), encoding: .utf8) }
        }
    }

    @Test("Chaque faute qu'un service trouve a ses mots en français")
    func everyFaultHasWords() throws {
        let codes = Set(
            try Self.sources().flatMap { text in
                text.matches(of: #/\b[Ff]ault\(\s*(?:"[^"]*"|[\w.]+|"[^"]*\([^"]*"),\s*"(\w+)",/#).map { String($0.1) }
            }
        )
        #expect(codes.count > 40, "the sources were not found")
        #expect(codes.filter { FaultText.sentence(of: $0) == nil }.sorted() == [])
        #expect(FaultText.sentence(of: "noSuchFault") == nil)
        #expect(
            FaultText.sentence(of: "everyCriterionIsAssessed(_:_:)")
                == FaultText.sentence(of: "everyCriterionIsAssessed")
        )
    }

    @Test("Ce qui serait juste se dit en français")
    func everyExpectationHasWords() throws {
        let told = Set(
            try Self.sources().flatMap { text in
                text.matches(
                    of: #/\b(?:expected|because|codeShape|postalShape|expected =)(?::| =) "((?:[^"\\]|\\.)*)"/#
                )
                .map { match in String(match.1).replacing(#/\\\([^)]*\)/#) { _ in "{}" } }
            }
        ).subtracting(["{}"])
        #expect(told.count > 90, "the sources were not found")
        #expect(told.filter { !FaultText.knows(expected: $0) }.sorted() == [])
    }

    @Test("Ce que le service a rempli reste à sa place")
    func whatIsFilledInStays() {
        #expect(FaultText.expected("2026-11-30 or before") == "2026-11-30 ou avant")
        #expect(FaultText.expected("1 to 100 characters") == "1 à 100 caractères")
        let hours = "a time at most 24 hours ahead of this service's, which is 2026-11-30T10:00:00.000Z"
        #expect(
            FaultText.expected(hours)
                == "une heure en avance de 24 heures au plus sur celle du service, qui est 2026-11-30T10:00:00.000Z"
        )
        #expect(FaultText.expected("RC.1.1") == "RC.1.1")
        #expect(FaultText.expected(" or before") == " or before")
    }
}
