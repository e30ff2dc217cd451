import HTTP
import Hummingbird
import Standards
import Store
import Testing

@testable import Journal
@testable import Web

@Suite struct JournalPageTests {
    private let today = Day(year: 2026, month: 11, day: 24) ?? .earliest

    @Test func `the chart shows thirty days once each, those without entries too`() throws {
        let yesterday = try #require(today.adding(days: -1))
        let old = try #require(today.adding(days: -30))
        let chart = ActivityChart(
            [
                Activity(day: old, kind: "access.find", events: 9),
                Activity(day: yesterday, kind: "access.find", events: 2),
                Activity(day: yesterday, kind: "access.view", events: 3),
                Activity(day: today, kind: "access.view", events: 1),
            ], today: today)
        #expect(chart.bars.count == 30)
        #expect(chart.bars.first?.day == ActivityChart.start(today))
        #expect(chart.bars.map(\.count).reduce(0, +) == 6)
        #expect(chart.bars.suffix(2).map(\.count) == [5, 1])
    }

    @Test func `a day with one entry is seen, and a city without entries has no chart`() async throws {
        let strings = try Strings(folder: repository + "/web/strings", language: .english)
        #expect(ActivityChart([], today: today).view(strings) == .none)
        let yesterday = try #require(today.adding(days: -1))
        let chart = ActivityChart(
            [
                Activity(day: yesterday, kind: "access.find", events: .max / 2),
                Activity(day: today, kind: "access.view", events: 1),
            ], today: today)
        guard case .fields(let view) = chart.view(strings), case .list(let bars)? = view["bars"],
            case .fields(let last)? = bars.last
        else { throw CancellationError() }
        #expect(last["height"] == "2" && last["y"] == "98")
    }

    @Test func `the journal's page draws the days and gives them as a table`() async throws {
        try await SurfaceCity.run { city in
            let day = city.kernel.today
            try await city.kernel.store.write { transaction in
                _ = try transaction.execute(
                    "INSERT INTO journal_activity (day, kind, events) VALUES (?, 'access.view', 1234)",
                    [.integer(Int64(day.ordinal))])
            }
            let page = try await Browser(city, as: "chen.jing").get("/journal").text
            #expect(page.contains("<svg viewBox=\"0 0 600 100\""))
            #expect(page.contains("<td class=\"number\">1,234</td>"))
            #expect(page.split(separator: "<rect ").count == 31)
        }
    }

    @Test func `a forgotten sign-in can be ended from another, and only by its owner`() async throws {
        try await SurfaceCity.run { city in
            let window = try await Browser(city, as: "chen.jing")
            let desk = try await Browser(city, as: "chen.jing")
            let stranger = try await Browser(city, as: "luo.weimin")
            let page = try await desk.get("/account").text
            let references = page.matches(of: /name="session" value="([^"]+)"/).map { String($0.1) }
            #expect(references.count == 1)
            let reference = try #require(references.first)
            let other = try await stranger.post("/account/end-session", "session=\(reference)")
            #expect(other.status == 303)
            let still = try await window.get("/account").status
            #expect(still == 200)
            let ended = try await desk.post("/account/end-session", "session=\(reference)")
            #expect(ended.headers[.location] == "/account?ended=1")
            let gone = try await window.get("/account").status
            #expect(gone == 303)
            let here = try await desk.get("/account").status
            #expect(here == 200)
        }
    }

    @Test func `the metrics name every state of a job and every dataset`() async throws {
        try await SurfaceCity.run { city in
            let text = try await city.send(.get, "/metrics").text
            for line in [
                "yitong_store_up 1", "yitong_jobs{state=\"waiting\"} 0", "yitong_jobs{state=\"failed\"} 0",
                "yitong_registry_rows{dataset=\"resident\"} 0", "yitong_journal_seal_lag_seconds",
            ] { #expect(text.contains(line), "\(line)") }
        }
    }
}
