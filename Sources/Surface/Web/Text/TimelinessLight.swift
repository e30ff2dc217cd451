import Catalogue
import Standards

/// Whether an entry's data is as fresh as was promised: a light and its words.
struct TimelinessLight: Sendable, Hashable {
    /// The class of the light: good, warn or bad; empty where nothing is promised.
    let tone: String
    /// What it means.
    let words: String

    init(_ timeliness: Timeliness, _ lastUpdate: Instant?, _ strings: Strings) {
        let time = lastUpdate.map(\.dayOrTime)
        switch timeliness {
        case .timely: (tone, words) = ("good", strings("dataset.fresh", ["time": time ?? ""]))
        case .overdue:
            (tone, words) = ("bad", time.map { strings("dataset.late", ["time": $0]) } ?? strings("dataset.never"))
        case .unknown:
            (tone, words) = (
                "", time.map { strings("catalogue.lastupdate", ["time": $0]) } ?? strings("catalogue.unknown")
            )
        }
    }
}

extension Instant {
    /// `2026-11-24 11:04` in Beijing, the day alone at midnight: a day is all that is known of what happened elsewhere.
    var dayOrTime: String {
        let day = BeijingTime.day(of: self)
        return BeijingTime.start(of: day) == self ? day.description : BeijingTime.text(self)
    }
}
