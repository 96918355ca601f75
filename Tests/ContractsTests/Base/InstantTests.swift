import Contracts
import Testing

struct InstantTests {
    @Test(
        "Un instant se lit et s'écrit à la milliseconde",
        arguments: [
            ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00.000Z"),
            ("1970-01-01T00:00:00.001Z", 1, "1970-01-01T00:00:00.001Z"),
            ("1969-12-31T23:59:59.999Z", -1, "1969-12-31T23:59:59.999Z"),
            ("2026-11-23T04:31:00.1Z", 1_795_408_260_100, "2026-11-23T04:31:00.100Z"),
            ("2026-11-23T04:31:00.123Z", 1_795_408_260_123, "2026-11-23T04:31:00.123Z"),
            ("2026-11-23T04:31:00.123456789Z", 1_795_408_260_123, "2026-11-23T04:31:00.123Z"),
            ("2000-02-29T12:00:00Z", 951_825_600_000, "2000-02-29T12:00:00.000Z"),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
            ("2026-11-23T05:31:00+01:00", 1_795_408_260_000, "2026-11-23T04:31:00.000Z"),
            ("2026-11-23T04:31:00+00:00", 1_795_408_260_000, "2026-11-23T04:31:00.000Z"),
            ("2026-11-23T04:31:00-00:00", 1_795_408_260_000, "2026-11-23T04:31:00.000Z"),
            ("2026-11-22T22:01:00.123-06:30", 1_795_408_260_123, "2026-11-23T04:31:00.123Z"),
            ("2026-11-23t04:31:00.5z", 1_795_408_260_500, "2026-11-23T04:31:00.500Z"),
            ("2026-11-23T04:31:00.1234567890Z", 1_795_408_260_123, "2026-11-23T04:31:00.123Z"),
        ] as [(String, Int64, String)]
    )
    func readsAndWrites(_ text: String, _ milliseconds: Int64, _ written: String) throws {
        let instant = try #require(Instant(text))
        #expect(instant.milliseconds == milliseconds)
        #expect(instant.description == written)
        #expect(Instant(written) == instant)
        #expect(try reencoded(instant) == "\"\(written)\"")
        #expect(try decode(Instant.self, "\"\(text)\"") == instant)
    }

    @Test(
        "Ce qui n'est pas un instant ne se lit pas",
        arguments: [
            "", "2026-11-23", "2026-11-23T04:31:00", "2026-11-23 04:31:00Z", "2026-11-23T04:31Z",
            "2026-11-23T04:31:00+1:00", "2026-11-23T24:00:00Z", "2026-11-23T04:31:00+01", "2026-11-23T04:31:00+0100",
            "2026-11-23T04:31:00+24:00", "2026-11-23T04:31:00+01:60", "2026-11-23T04:31:00Z+01:00",
            "2026-11-23T04:31:00+01:00Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-00:01",
            "2026-11-23T04:31:00.123" + String(repeating: "0", count: 60) + "Z", "2026-11-23T04:60:00Z",
            "2026-11-23T04:31:61Z",
            "2026-02-30T04:31:00Z", "2026-13-01T04:31:00Z", "0000-01-01T00:00:00Z", "2026-11-23T04:31:00.Z",
            "2026-11-23T04:31:00.12aZ", "2026-11-23T-4:31:00Z", " 2026-11-23T04:31:00Z", "2026-11-23T04:31:00Z\n",
        ]
    )
    func refusesWhatIsNone(_ text: String) {
        #expect(Instant(text) == nil)
        #expect(throws: DecodingError.self) { try decode(Instant.self, quoted(text)) }
    }

    @Test("Un instant n'est pas un nombre") func refusesNumbers() {
        #expect(throws: DecodingError.self) { try decode(Instant.self, "0") }
    }

    @Test(
        "Le jour est celui de Paris, aux deux changements d'heure aussi",
        arguments: [
            // Winter: UTC+1.
            ("2026-01-01T22:59:59.999Z", "2026-01-01"), ("2026-01-01T23:00:00.000Z", "2026-01-02"),
            ("2026-12-31T23:00:00.000Z", "2027-01-01"),
            // Summer: UTC+2.
            ("2026-07-14T21:59:59.999Z", "2026-07-14"), ("2026-07-14T22:00:00.000Z", "2026-07-15"),
            // 29 March 2026 has 23 hours: it begins at 23:00 UTC and ends at 22:00 UTC.
            ("2026-03-28T22:59:59.999Z", "2026-03-28"), ("2026-03-28T23:00:00.000Z", "2026-03-29"),
            ("2026-03-29T00:59:59.999Z", "2026-03-29"), ("2026-03-29T01:00:00.000Z", "2026-03-29"),
            ("2026-03-29T21:59:59.999Z", "2026-03-29"), ("2026-03-29T22:00:00.000Z", "2026-03-30"),
            // 25 October 2026 has 25 hours: it begins at 22:00 UTC and ends at 23:00 UTC.
            ("2026-10-24T21:59:59.999Z", "2026-10-24"), ("2026-10-24T22:00:00.000Z", "2026-10-25"),
            ("2026-10-25T00:59:59.999Z", "2026-10-25"), ("2026-10-25T01:00:00.000Z", "2026-10-25"),
            ("2026-10-25T22:59:59.999Z", "2026-10-25"), ("2026-10-25T23:00:00.000Z", "2026-10-26"),
            // A last Sunday on the 31st, and one on the 25th.
            ("2024-03-30T23:00:00.000Z", "2024-03-31"), ("2024-03-31T22:00:00.000Z", "2024-04-01"),
            ("2029-03-25T21:59:59.999Z", "2029-03-25"), ("2029-03-25T22:00:00.000Z", "2029-03-26"),
        ]
    )
    func dayIsThatOfParis(_ text: String, _ expected: String) throws {
        #expect(try #require(Instant(text)).parisDay.description == expected)
    }

    @Test("Un instant s'ajoute et se compare") func addsAndCompares() throws {
        let instant = try #require(Instant("2026-03-28T12:00:00Z"))
        #expect(instant.adding(days: 1).description == "2026-03-29T12:00:00.000Z")
        #expect(instant.adding(days: -28).description == "2026-02-28T12:00:00.000Z")
        #expect(instant.adding(milliseconds: -1) < instant)
        #expect(instant.utcDay.description == "2026-03-28")
    }
}
