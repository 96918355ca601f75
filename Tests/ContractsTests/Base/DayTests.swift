import Contracts
import Testing

struct DayTests {
    @Test(
        "Un jour se lit, s'écrit et se compte",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("1970-03-01", 59), ("2000-02-29", 11_016), ("2026-11-23", 20_780),
            ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ]
    )
    func readsAndWrites(_ text: String, _ number: Int) throws {
        let day = try #require(Day(text))
        #expect(day.number == number)
        #expect(day.description == text)
        #expect(day.year == Int(text.prefix(4)))
        #expect(try reencoded(day) == "\"\(text)\"")
        #expect(try decode(Day.self, "\"\(text)\"") == day)
        #expect(day.startOfDayUTC.description == "\(text)T00:00:00.000Z")
        #expect(day.startOfDayUTC.utcDay == day)
    }

    @Test("Chaque jour de quatre siècles suit la veille") func everyDayFollowsTheOneBefore() throws {
        var day = try #require(Day("1900-01-01"))
        let end = try #require(Day("2300-01-01"))
        while day < end {
            let next = day.adding(days: 1)
            #expect(Day(next.description) == next)
            #expect(next.description > day.description)
            day = next
        }
    }

    @Test(
        "Ce qui n'est pas un jour ne se lit pas",
        arguments: [
            "", "2026-1-01", "2026-01-1", "26-01-01", "2026/01/01", "2026-00-10", "2026-13-01", "2026-01-00",
            "2026-04-31", "2026-02-29", "1900-02-29", "0000-01-01", "-001-01-01", "10000-01-01", "2026-11-23 ",
            " 2026-11-2", "2026-11-2x", "２026-11-23", "+026-11-23",
        ]
    )
    func refusesWhatIsNone(_ text: String) {
        #expect(Day(text) == nil)
        #expect(throws: DecodingError.self) { try decode(Day.self, quoted(text)) }
    }

    @Test(
        "Ajouter des mois garde le quantième, ou prend la fin du mois",
        arguments: [
            ("2026-01-15", 1, "2026-02-15"), ("2026-01-28", 1, "2026-02-28"), ("2026-01-29", 1, "2026-02-28"),
            ("2026-01-30", 1, "2026-02-28"), ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
            ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"), ("2026-03-31", 1, "2026-04-30"),
            ("2026-05-31", 6, "2026-11-30"), ("2026-12-31", 2, "2027-02-28"), ("2026-11-30", 1, "2026-12-30"),
            ("2026-12-01", 1, "2027-01-01"), ("2026-06-15", 0, "2026-06-15"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-01-31", -2, "2025-11-30"), ("2026-01-10", -1, "2025-12-10"), ("1999-12-31", 2, "2000-02-29"),
            ("1899-12-31", 2, "1900-02-28"),
        ]
    )
    func addsMonths(_ text: String, _ months: Int, _ expected: String) throws {
        #expect(try #require(Day(text)).adding(months: months).description == expected)
    }

    @Test("Un jour de calendrier se compose") func composes() {
        #expect(Day(year: 2024, month: 2, day: 29)?.description == "2024-02-29")
        #expect(Day(year: 2023, month: 2, day: 29) == nil)
        #expect(Day(year: 2023, month: 0, day: 1) == nil)
        #expect(Day(year: 2023, month: 1, day: -1) == nil)
        #expect(Day(year: 2023, month: 1, day: .max / 2) == nil)
        #expect(Day(year: 0, month: 1, day: 1) == nil)
    }

    @Test("Rien ne se compte au-delà du dernier jour qui s'écrit")
    func noDayBeyondTheLast() throws {
        let last = try #require(Day("9999-12-31"))
        #expect(last == Day.last)
        for later in [last.adding(days: 1), last.adding(days: .max), last.adding(months: 1), last.adding(months: 60)] {
            #expect(later == last)
        }
        #expect(try #require(Day("0001-01-01")).adding(days: -1).description == "0001-01-01")
        #expect(try #require(Day("0001-01-01")).adding(months: -1).description == "0001-01-01")
        #expect(last.adding(days: -1).description == "9999-12-30")
        #expect(last.startOfDayUTC.adding(days: 3).description == "9999-12-31T23:59:59.999Z")
        #expect(Instant.last.adding(milliseconds: .max) == Instant.last)
        #expect(Instant.last.parisDay == last)
        #expect(Day(last.startInParis.parisDay.description) == last)
    }
}
