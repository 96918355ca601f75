import Contracts
import RuleTrait
import Scheme
import Testing

@Suite("Les délais") struct DeadlineTests {
    private func due(carried: Bool) -> DuePolicy {
        var policy = DuePolicy()
        policy.endsOnWorkingDays = carried
        return policy
    }

    @Test("Un délai finit à minuit à Paris, en été comme en hiver", .rule("termEndsOnAWorkingDay"))
    func endsAtMidnight() throws {
        for (day, ends) in [
            ("2026-03-10", "2026-03-24T23:00:00Z"), ("2026-03-27", "2026-04-10T22:00:00Z"),
            ("2026-10-20", "2026-11-03T23:00:00Z"),
        ] {
            #expect(due(carried: true).deadline(14, after: try #require(Day(day))).endsAt == Instant(ends))
        }
        let last = try #require(Day("2026-06-30"))
        #expect(Deadline(lastDay: last).endsAt == Instant("2026-06-30T22:00:00Z"))
        #expect(due(carried: false).deadline(29, after: try #require(Day("2026-06-01"))) == Deadline(lastDay: last))
    }

    @Test("Un rappel vient au début d'un jour à Paris, dans l'ordre ; ce qui serait passé ne vient pas")
    func reminders() throws {
        let deadline = due(carried: true).deadline(14, after: try #require(Day("2026-03-20")))
        let now = try #require(Instant("2026-03-20T10:00:00Z"))
        // Summer time begins between the two.
        #expect(
            deadline.reminders([5, 12, 15, 20], after: now) == [
                Instant("2026-03-22T23:00:00Z"), Instant("2026-03-29T22:00:00Z"),
            ]
        )
    }

    @Test(
        "Pâques se calcule",
        arguments: [
            (1954, "1954-04-18"), (1981, "1981-04-19"), (2000, "2000-04-23"), (2008, "2008-03-23"),
            (2024, "2024-03-31"), (2026, "2026-04-05"), (2027, "2027-03-28"), (2028, "2028-04-16"),
            (2029, "2029-04-01"), (2030, "2030-04-21"), (2031, "2031-04-13"), (2032, "2032-03-28"),
            (2038, "2038-04-25"), (2049, "2049-04-18"),
        ]
    )
    func easter(_ year: Int, _ day: String) { #expect(Day.easter(year)?.description == day) }

    @Test("Les jours fériés de l'année, et eux seuls")
    func holidays() throws {
        func holidays(_ year: Int) throws -> [String] {
            let first = try #require(Day(year: year, month: 1, day: 1))
            let last = try #require(Day(year: year, month: 12, day: 31))
            return (first.number...last.number).map { Day(number: $0) }.filter(\.isPublicHoliday).map {
                String($0.description.dropFirst(5))
            }
        }
        #expect(
            try holidays(2026) == [
                "01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25",
            ]
        )
        #expect(
            try holidays(2027) == [
                "01-01", "03-29", "05-01", "05-06", "05-08", "05-17", "07-14", "08-15", "11-01", "11-11", "12-25",
            ]
        )
        // Two of them on one day, as in no year before.
        #expect(try holidays(2008).filter { $0 == "05-01" }.count == 1)
        #expect(try #require(Day("2026-11-28")).isWeekend && #require(Day("2026-11-29")).isWeekend)
        #expect(try !#require(Day("2026-11-30")).isWeekend)
    }

    @Test(
        "De 2026 à 2032, chaque jour : un délai finit avec un jour ouvrable, jamais plus tôt, et jamais trois jours plus tard qu'il ne faut",
        .rule("termEndsOnAWorkingDay")
    )
    func everyDay() throws {
        let first = try #require(Day("2026-01-01"))
        let last = try #require(Day("2032-12-31"))
        let (carried, plain) = (due(carried: true), due(carried: false))
        var former: Deadline?
        for number in first.number...last.number {
            let day = Day(number: number)
            for term in [0, 1, 8, 15, 30, 60, 90] {
                let bare = plain.deadline(term, after: day)
                #expect(bare.lastDay == day.adding(days: term))
                try hold(carried.deadline(term, after: day), bare)
            }
            for months in [1, 2, 12, 24] {
                let bare = plain.deadline(months: months, after: day)
                #expect(bare.lastDay == day.adding(months: months))
                try hold(carried.deadline(months: months, after: day), bare)
            }
            // Who is told later is never due earlier.
            let deadline = carried.deadline(15, after: day)
            if let former { #expect(former.lastDay <= deadline.lastDay && former.endsAt <= deadline.endsAt) }
            former = deadline
        }
    }

    private func hold(_ deadline: Deadline, _ bare: Deadline) throws {
        let over = deadline.lastDay.number - bare.lastDay.number
        #expect(deadline.lastDay.isWorkingDay && (0...3).contains(over))
        #expect((bare.lastDay.number..<deadline.lastDay.number).allSatisfy { !Day(number: $0).isWorkingDay })
        // The end of the day in Paris, whatever its length: a millisecond before is still that day.
        #expect(deadline.endsAt.parisDay == deadline.lastDay.adding(days: 1))
        #expect(deadline.endsAt.adding(milliseconds: -1).parisDay == deadline.lastDay)
    }

    @Test(
        "Cinq ans d'un 29 février sont passés le 1er mars ; un mois trop court n'en retire pas un jour",
        arguments: [
            ("2028-02-29", 60, "2033-03-01"), ("2028-02-29", 48, "2032-02-29"), ("2028-02-28", 60, "2033-02-28"),
            ("2026-01-31", 1, "2026-03-01"), ("2026-03-31", 1, "2026-05-01"), ("2026-03-30", 1, "2026-04-30"),
        ]
    )
    func wholeMonths(_ from: String, _ months: Int, _ end: String) throws {
        let from = try #require(Day(from))
        #expect(TimeLimit.months(months).end(from: from)?.description == end)
        let last = try #require(Day(end)).adding(days: -1)
        #expect(TimeLimit.months(months).holds(from: from, on: last))
        #expect(!TimeLimit.months(months).holds(from: from, on: last.adding(days: 1)))
    }
}
