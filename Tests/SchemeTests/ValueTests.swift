import Contracts
import Foundation
import Scheme
import Testing

/// Fractions and time limits.
struct ValueTests {
    @Test(
        "Une fraction se lit, se réduit et se récrit",
        arguments: [
            ("4/5", "4/5"), ("2/4", "1/2"), ("3", "3"), ("0", "0"), ("6/3", "2"), ("1/0", nil), ("-1/2", nil),
            ("", nil), ("1/", nil), ("/2", nil), ("1/2/3", nil), ("0.5", nil), ("1000001", nil),
        ]
    )
    func fractions(_ text: String, _ expected: String?) throws {
        #expect(Fraction(text)?.description == expected)
        guard let fraction = Fraction(text) else { return }
        let wire = try JSONEncoder().encode([fraction])
        #expect(try JSONDecoder().decode([Fraction].self, from: wire) == [fraction])
    }

    @Test("Les fractions se comparent exactement")
    func comparison() throws {
        let third = try #require(Fraction(1, 3))
        let nearly = try #require(Fraction(333_333, 1_000_000))
        #expect(nearly < third)
        #expect(third < Fraction(1))
        let share = try #require(Fraction(4, 5))
        #expect(share.isReached(by: 4, of: 5))
        #expect(!share.isReached(by: 3, of: 4))
        #expect(!share.isReached(by: 0, of: 0))
    }

    @Test(
        "Une durée tient du premier jour à la veille de son terme",
        arguments: [
            ("2024-01-30", false), ("2024-01-31", true), ("2024-02-28", true), ("2024-02-29", true),
            ("2024-03-01", false),
        ]
    )
    func timeLimits(_ day: String, _ holds: Bool) throws {
        let start = try #require(Day("2024-01-31"))
        let day = try #require(Day(day))
        #expect(TimeLimit.months(1).holds(from: start, on: day) == holds)
        #expect(TimeLimit.unlimited.holds(from: start, on: day) == (start <= day))
        #expect(TimeLimit.unlimited.end(from: start) == nil)
    }
}
