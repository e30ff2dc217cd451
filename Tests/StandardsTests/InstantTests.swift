import Foundation
import Standards
import Testing

@Suite struct `Moments` {
    @Test(arguments: [
        ("2026-11-24T03:04:05.123456Z", "2026-11-24T03:04:05.123456Z"),
        ("2026-11-24T11:04:05.5+08:00", "2026-11-24T03:04:05.500000Z"),
        ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
        ("2026-01-01T00:00:00-05:30", "2026-01-01T05:30:00.000000Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000000Z"),
    ])
    func `are read with any offset and written in UTC`(text: String, expected: String) throws {
        let instant = try #require(Instant(text))
        #expect(instant.description == expected)
        #expect(Instant(expected) == instant)
    }

    @Test(arguments: [
        "", "2026-11-24", "2026-11-24 03:04:05Z", "2026-11-24t03:04:05Z", "2026-11-24T03:04:05z", "2026-11-24T03:04:05",
        "2026-11-24T24:00:00Z", "2026-11-24T03:60:00Z", "2026-11-24T03:04:60Z", "2026-02-30T03:04:05Z",
        "2026-11-24T03:04:05.Z", "2026-11-24T03:04:05.1234567Z", "2026-11-24T03:04:05+0800",
        "2026-11-24T03:04:05+24:00",
        "2026-11-24T03:04:05Z ", "2026-11-24T03:04:05,5Z", "2026-11-24T03:04:05٣Z",
    ])
    func `are refused when they are not RFC 3339`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `agree with Foundation at random`() {
        var dice = Dice(seed: 1)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: false)
        for _ in 0..<2_000 {
            let seconds = Int64.random(in: -60_000_000_000...250_000_000_000, using: &dice)
            let text = Date(timeIntervalSince1970: Double(seconds)).formatted(style)
            // Foundation follows the Julian calendar before 1582.
            guard text >= "1583" else { continue }
            #expect(Instant(text)?.microseconds == seconds * 1_000_000, "\(text)")
        }
    }

    @Test func `write something even where RFC 3339 cannot`() {
        #expect(Instant(microseconds: .max).description == "9999-12-31T23:59:59.999999Z")
        #expect(Instant(microseconds: .min).description == "0001-01-01T00:00:00.000000Z")
        #expect(BeijingTime.day(of: Instant(microseconds: .max)) == Day.latest)
    }

    @Test func `travel as their text in JSON`() throws {
        let instant = Instant(microseconds: 1_763_953_445_123_456)
        let bytes = try JSONEncoder().encode([instant])
        #expect(String(decoding: bytes, as: UTF8.self) == "[\"\(instant)\"]")
        #expect(try JSONDecoder().decode([Instant].self, from: bytes) == [instant])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Instant].self, from: Data("[\"now\"]".utf8)) }
    }
}

@Suite struct `Beijing time` {
    @Test func `begins its day eight hours before Greenwich`() throws {
        let day = try #require(Day("2026-11-24"))
        let start = BeijingTime.start(of: day)
        #expect(start.description == "2026-11-23T16:00:00.000000Z")
        #expect(BeijingTime.day(of: start) == day)
        #expect(BeijingTime.day(of: Instant(microseconds: start.microseconds - 1)) == day.adding(days: -1))
    }

    @Test func `is read back as it is written`() throws {
        let instant = try #require(BeijingTime.instant("2026-11-24 11:04:09"))
        #expect(BeijingTime.textWithSeconds(instant) == "2026-11-24 11:04:09")
        #expect(BeijingTime.text(instant) == "2026-11-24 11:04")
        #expect(instant.description == "2026-11-24T03:04:09.000000Z")
        #expect(BeijingTime.instant("2026-11-24 24:00") == nil)
        #expect(BeijingTime.instant("2026-11-24T11:04") == nil)
    }

    @Test func `knows no summer time`() throws {
        let summer = try #require(Instant("1988-07-01T00:00:00Z"))
        #expect(BeijingTime.text(summer) == "1988-07-01 08:00")
    }
}
