import Standards
import Testing

@testable import Web

@Suite struct ClockBadgeTests {
    private static let strings = try? Strings(folder: repository + "/web/strings", language: .chinese)
    private static let due = Day(year: 2026, month: 11, day: 30)

    @Test(arguments: [
        (5, "剩余 5 个工作日", "good"), (1, "剩余 1 个工作日", "warn"), (0, "今天到期", "warn"), (-1, "已超期 1 个工作日", "bad"),
        (Int.min, "已超期 9223372036854775808 个工作日", "bad"),
    ])
    func `a badge says what is left`(_ remaining: Int, _ words: String, _ tone: String) throws {
        let badge = ClockBadge(due: Self.due, remaining: remaining, try #require(Self.strings))
        #expect(badge.words == words && badge.tone == tone)
    }

    @Test func `what has no limit says so, and a year without an announced calendar too`() throws {
        let strings = try #require(Self.strings)
        #expect(ClockBadge(due: nil, remaining: nil, strings).words == "不限时")
        let badge = ClockBadge(due: Self.due, remaining: 3, isProvisional: true, strings)
        #expect(badge.words.hasPrefix("剩余 3 个工作日（2026 年"))
    }
}
