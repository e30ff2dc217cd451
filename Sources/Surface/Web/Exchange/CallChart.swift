import Exchange
import Standards

/// The minutes of the last hour as bars: answered below, refused on top, drawn without script or style.
struct CallChart: Sendable, Hashable {
    /// How many minutes it shows, the present one the last.
    static let length = 60
    /// The height of the drawing, and how far a bar stands from the next, in units of its view box.
    private static let (height, step) = (100, 10)

    /// Every minute once, the oldest first, those without calls too.
    let minutes: [MinuteFigure]

    /// The minutes up to `now`.
    init(_ figures: [MinuteFigure], now: Instant) {
        let known = Dictionary(figures.map { ($0.minute, $0) }, uniquingKeysWith: { first, _ in first })
        let last = CallCount.minute(of: now)
        minutes = (0..<Self.length).reversed().map { ago in
            known[last - Int64(ago)] ?? MinuteFigure(minute: last - Int64(ago))
        }
    }

    /// For the template; nothing where nothing was called.
    func view(_ strings: Strings) -> View {
        guard let busiest = minutes.max(by: { $0.calls < $1.calls }), busiest.calls > 0 else { return .none }
        let (calls, refused) = minutes.reduce((Int64(0), Int64(0))) { ($0.0 + $1.calls, $0.1 + $1.refused) }
        return [
            "summary": .text(
                strings(
                    "exchange.chartsum",
                    [
                        "calls": Web.grouped(calls), "refused": Web.grouped(refused),
                        "minute": Self.clock(busiest.minute), "most": Web.grouped(busiest.calls),
                    ])),
            "box": .text("0 0 \(Self.length * Self.step) \(Self.height)"),
            "from": View(minutes.first.map { Self.clock($0.minute) }),
            "to": View(minutes.last.map { Self.clock($0.minute) }),
            "bars": .list(minutes.enumerated().flatMap { bars($1, at: $0, most: busiest.calls) }),
            "rows": .list(minutes.filter { $0.calls > 0 }.reversed().map(row)),
        ]
    }

    private func bars(_ figure: MinuteFigure, at index: Int, most: Int64) -> [View] {
        let whole = Self.height(of: figure.calls, most: most)
        let refused = min(whole, Self.height(of: figure.refused, most: most))
        return [("own", whole - refused, Self.height - whole + refused), ("refused", refused, Self.height - whole)]
            .filter { $0.1 > 0 }
            .map { kind, height, y in
                [
                    "kind": .text(kind), "x": View(index * Self.step + 1), "width": View(Self.step - 2), "y": View(y),
                    "height": View(height),
                ]
            }
    }

    private func row(_ figure: MinuteFigure) -> View {
        [
            "minute": .text(Self.clock(figure.minute)), "calls": .text(Web.grouped(figure.calls)),
            "refused": .text(Web.grouped(figure.refused)),
            "half": .text(Milliseconds.text(figure.durations.percentile(0.5))),
            "most": .text(Milliseconds.text(figure.durations.percentile(0.99))),
        ]
    }

    /// `17:05` in Beijing.
    private static func clock(_ minute: Int64) -> String {
        String(BeijingTime.text(Instant(microseconds: minute * 60_000_000)).suffix(5))
    }

    /// A minute in which anything was called is seen, however busy another was.
    private static func height(of count: Int64, most: Int64) -> Int {
        count == 0 ? 0 : max(2, Int((Double(count) / Double(most) * Double(height)).rounded()))
    }
}

/// Durations as people read them.
enum Milliseconds {
    /// `≤ 7.5 ms`, `≤ 2 s`; a dash where nothing was measured.
    static func text(_ microseconds: Int64?) -> String {
        guard let microseconds else { return "–" }
        if microseconds >= 1_000_000 { return "≤ \(microseconds / 1_000_000) s" }
        let (whole, part) = (microseconds / 1_000, microseconds % 1_000 / 100)
        return part == 0 ? "≤ \(whole) ms" : "≤ \(whole).\(part) ms"
    }
}
