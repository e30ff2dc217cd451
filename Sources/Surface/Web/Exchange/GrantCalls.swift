import Exchange
import Standards

/// The calls under a grant in the last thirty days, as bars with their numbers in a table.
struct GrantCalls {
    let days: [GrantDay]
    let strings: Strings

    /// How many days it shows.
    static let length = 30
    private static let (height, step) = (100, 20)

    /// What `grants/grant` shows as `{{#calls}}`; that there were none is said in words.
    var view: View {
        let (answered, refused) = days.reduce((Int64(0), Int64(0))) { ($0.0 + $1.answered, $0.1 + $1.refused) }
        let most = days.map { $0.answered + $0.refused }.max() ?? 0
        guard most > 0 else { return ["none": .text(strings("grant.nocalls")), "some": .none] }
        return [
            "none": .none,
            "some": [
                "summary": .text(
                    strings(
                        "grant.callsum", ["answered": Web.grouped(answered), "refused": Web.grouped(refused)])),
                "box": .text("0 0 \(days.count * Self.step) \(Self.height)"),
                "from": View(days.first?.day.description), "to": View(days.last?.day.description),
                "bars": .list(days.enumerated().flatMap { bars($1, at: $0, most: most) }),
                "rows": .list(
                    days.filter { $0.answered + $0.refused > 0 }.reversed().map { day in
                        [
                            "day": .text(day.day.description), "answered": .text(Web.grouped(day.answered)),
                            "refused": .text(Web.grouped(day.refused)),
                        ]
                    }),
            ],
        ]
    }

    private func bars(_ day: GrantDay, at index: Int, most: Int64) -> [View] {
        func height(_ count: Int64) -> Int {
            count == 0 ? 0 : max(2, Int((Double(count) / Double(most) * Double(Self.height)).rounded()))
        }
        let whole = height(day.answered + day.refused)
        let refused = min(whole, height(day.refused))
        return [("own", whole - refused, Self.height - whole + refused), ("refused", refused, Self.height - whole)]
            .filter { $0.1 > 0 }
            .map { kind, height, y in
                [
                    "kind": .text(kind), "x": View(index * Self.step + 2), "width": View(Self.step - 4),
                    "y": View(y), "height": View(height),
                ]
            }
    }
}
