import Journal
import Standards

/// The days of a month as bars: how much happened on each, drawn without script or style.
struct ActivityChart: Sendable, Hashable {
    /// A day with how many entries it has.
    struct Bar: Sendable, Hashable {
        let day: Day
        let count: Int64
    }

    /// How many days it shows, today the last.
    static let length = 30
    /// The height of the drawing, and how far a bar stands from the next, in units of its view box.
    private static let (height, step) = (100.0, 20)

    /// Every day once, the oldest first, those without entries too.
    let bars: [Bar]

    /// The days up to `today`; what lies outside them is left out.
    init(_ activity: [Activity], today: Day) {
        let counts = Dictionary(activity.map { ($0.day, $0.events) }, uniquingKeysWith: +)
        bars = (0..<Self.length).reversed().compactMap { ago in
            today.adding(days: -ago).map { Bar(day: $0, count: counts[$0] ?? 0) }
        }
    }

    /// The first day that it shows.
    static func start(_ today: Day) -> Day {
        today.adding(days: 1 - length) ?? today
    }

    /// For the template; nothing where nothing happened.
    func view(_ strings: Strings) -> View {
        guard let busiest = bars.max(by: { $0.count < $1.count }), busiest.count > 0 else { return .none }
        let total = bars.reduce(Int64(0)) { $0 + $1.count }
        return [
            "summary": .text(
                strings(
                    "journal.activitysum",
                    [
                        "count": Web.grouped(total), "day": busiest.day.description,
                        "most": Web.grouped(busiest.count),
                    ])),
            "box": .text("0 0 \(bars.count * Self.step) \(Int(Self.height))"),
            "from": View(bars.first?.day.description), "to": View(bars.last?.day.description),
            "bars": .list(
                bars.enumerated().map { index, bar in
                    let height = Self.height(of: bar.count, most: busiest.count)
                    return [
                        "x": View(index * Self.step + 2), "width": View(Self.step - 4),
                        "y": View(Int(Self.height) - height), "height": View(height),
                    ]
                }),
            "days": .list(
                bars.reversed().map { ["day": .text($0.day.description), "count": .text(Web.grouped($0.count))] }),
        ]
    }

    /// A day on which anything happened is seen, however busy another was.
    private static func height(of count: Int64, most: Int64) -> Int {
        count == 0 ? 0 : max(2, Int((Double(count) / Double(most) * height).rounded()))
    }
}
