import Standards

/// Spans of days that must follow one another.
enum Periods {
    /// What is wrong with one of them.
    enum Problem: Sendable, Hashable {
        /// It ends before it begins.
        case backwards
        /// It begins before the one above it has ended.
        case overlap

        var message: Localized {
            switch self {
            case .backwards: Localized(zh: "截止日期早于起始日期", en: "it ends before it begins")
            case .overlap:
                Localized(zh: "与上一项的有效期重叠，或未按时间先后排列", en: "it overlaps the one above it, or stands before it in time")
            }
        }

        var mend: Localized {
            switch self {
            case .backwards: Localized(zh: "改正 from 或 to", en: "correct from or to")
            case .overlap:
                Localized(
                    zh: "按时间先后排列，并给上一项写 to（前一日）",
                    en: "put them in order of time, and end the one above with to (the day before)")
            }
        }
    }

    /// The positions that are wrong, each with its problem.
    static func findings(_ periods: [(from: Day, to: Day?)]) -> [(Int, Problem)] {
        var result: [(Int, Problem)] = []
        for (index, period) in periods.enumerated() {
            if let to = period.to, to < period.from {
                result.append((index, .backwards))
            } else if index > 0, period.from <= (periods[index - 1].to ?? .latest) {
                result.append((index, .overlap))
            }
        }
        return result
    }
}
