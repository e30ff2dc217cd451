import Definitions
import Registry
import Standards

/// Whether a dataset is brought up to date as often as it promises (更新及时性): a light and its words.
struct FreshnessLight: Sendable, Hashable {
    /// The class of the light: good, warn or bad.
    let tone: String
    /// What it means.
    let words: String

    init(_ freshness: Freshness?, promised: UpdateFrequency, now: Instant, _ strings: Strings) {
        guard let last = freshness?.lastDelivery ?? freshness?.lastChange else {
            (tone, words) = ("warn", strings("dataset.never"))
            return
        }
        let time = BeijingTime.text(last)
        let isLate = promised.tolerance.map { now.since(last) > $0 } ?? false
        (tone, words) =
            isLate
            ? ("bad", strings("dataset.late", ["time": time])) : ("good", strings("dataset.fresh", ["time": time]))
    }
}

extension UpdateFrequency {
    /// How old the last delivery may be before it counts as late: the period and a day or a tenth more; nil: never late.
    fileprivate var tolerance: Duration? {
        let days: Int? =
            switch self {
            case .realtime: 1
            case .daily: 2
            case .weekly: 8
            case .monthly: 34
            case .quarterly: 100
            case .yearly: 400
            default: nil
            }
        return days.map { .seconds($0 * 86_400) }
    }
}
