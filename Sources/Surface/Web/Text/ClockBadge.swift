import Standards

/// What is left of a limit, as people count it: 剩余 3 个工作日, with the last day.
struct ClockBadge: Sendable, Hashable {
    /// The class of the badge: good, warn or bad; empty where there is no limit.
    let tone: String
    /// What it says.
    let words: String
    /// The last day of the limit.
    let due: Day?

    /// A badge; `remaining` counts working days and is negative when the limit has passed.
    ///
    /// - Parameter isProvisional: whether the official calendar does not reach the last day yet.
    init(due: Day?, remaining: Int?, isProvisional: Bool = false, _ strings: Strings) {
        self.due = due
        guard let due, let remaining else {
            (tone, words) = ("", strings("clock.none"))
            return
        }
        let days = String(remaining.magnitude)
        let count =
            switch remaining {
            case ..<0: strings("clock.overdue", ["days": days])
            case 0: strings("clock.today")
            default: strings("clock.left", ["days": days])
            }
        tone = remaining < 0 ? "bad" : remaining <= 1 ? "warn" : "good"
        words = isProvisional ? count + strings("clock.provisional", ["year": String(due.components.year)]) : count
    }

    /// What `parts/clock` shows as `{{#clock}}`.
    var view: View {
        ["tone": .text(tone), "words": .text(words), "due": View(due?.description)]
    }
}
