import Contracts
import Testing

struct MarksTests {
    @Test(
        "Une marque est un caractère",
        arguments: [
            ("+-on?", [.met, .notMet, .notObserved, .notAssessed, .divergent]), ("", []), ("++", [.met, .met]),
        ] as [(String, [CriterionMark])]
    )
    func readsAndWrites(_ text: String, _ marks: [CriterionMark]) throws {
        #expect(try decode(CriterionMarks.self, quoted(text)) == CriterionMarks(marks))
        #expect(try reencoded(CriterionMarks(marks)) == quoted(text))
    }

    @Test("Aucune marque n'est oubliée") func everyMarkIsKnown() throws {
        let all = CriterionMarks(CriterionMark.allCases)
        #expect(try decode(CriterionMarks.self, try reencoded(all)) == all)
        #expect(CriterionMark.allCases.count == 5)
    }

    @Test(
        "Ce qui n'est pas une marque ne se lit pas",
        arguments: [#""x""#, #""+ -""#, #""O""#, #""+\u0301""#, "[]", "1"]
    )
    func refusesWhatIsNone(_ json: String) {
        #expect(throws: DecodingError.self) { try decode(CriterionMarks.self, json) }
    }
}

struct CapacityTests {
    @Test(
        "Une qualité de signataire se lit et s'écrit",
        arguments: [("branch:p2st", .branch("p2st")), ("committee", .committee)] as [(String, SigningCapacity)]
    )
    func readsAndWrites(_ text: String, _ capacity: SigningCapacity) throws {
        #expect(SigningCapacity(text) == capacity && capacity.description == text)
        #expect(try decode(SigningCapacity.self, quoted(text)) == capacity)
        #expect(try reencoded(capacity) == quoted(text))
    }

    @Test(
        "Ce qui n'en est pas une ne se lit pas",
        arguments: ["", "branch", "branch:", "branch:a b", "Committee", "x:p2st"]
    )
    func refusesWhatIsNone(_ text: String) {
        #expect(SigningCapacity(text) == nil)
        #expect(throws: DecodingError.self) { try decode(SigningCapacity.self, quoted(text)) }
    }
}

struct PlaceTests {
    @Test(
        "Un lieu de séance est à distance ou dans des locaux",
        arguments: [("remote", .remote), ("L-lyon-siege", .premises("L-lyon-siege"))] as [(String, SessionPlace)]
    )
    func readsAndWrites(_ text: String, _ place: SessionPlace) throws {
        #expect(try decode(SessionPlace.self, quoted(text)) == place)
        #expect(try reencoded(place) == quoted(text))
    }

    @Test("Une adresse n'est pas un lieu de séance") func refusesFreeText() {
        #expect(throws: DecodingError.self) { try decode(SessionPlace.self, quoted("14 rue des Tilleuls, Lyon")) }
    }
}
