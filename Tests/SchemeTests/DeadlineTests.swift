import Contracts
import Scheme
import Testing

struct DeadlineTests {
    @Test("Un délai finit à minuit à Paris, en été comme en hiver") func endsAtMidnight() throws {
        for (day, ends) in [
            ("2026-03-10", "2026-03-24T23:00:00Z"), ("2026-03-27", "2026-04-10T22:00:00Z"),
            ("2026-10-20", "2026-11-03T23:00:00Z"),
        ] {
            #expect(Deadline(14, after: try #require(Day(day))).endsAt == Instant(ends))
        }
        let last = try #require(Day("2026-06-30"))
        #expect(Deadline(lastDay: last).endsAt == Instant("2026-06-30T22:00:00Z"))
        #expect(Deadline(lastDay: last) == Deadline(29, after: try #require(Day("2026-06-01"))))
    }

    @Test("Un rappel vient au début d'un jour à Paris, dans l'ordre ; ce qui serait passé ne vient pas")
    func reminders() throws {
        let deadline = Deadline(14, after: try #require(Day("2026-03-20")))
        let now = try #require(Instant("2026-03-20T10:00:00Z"))
        // Summer time begins between the two.
        #expect(
            deadline.reminders([5, 12, 15, 20], after: now) == [
                Instant("2026-03-22T23:00:00Z"), Instant("2026-03-29T22:00:00Z"),
            ]
        )
    }
}
