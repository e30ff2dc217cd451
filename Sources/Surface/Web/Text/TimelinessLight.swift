import Catalogue
import Standards

/// Whether an entry's data is as fresh as was promised: a light and its words.
struct TimelinessLight: Sendable, Hashable {
    /// The class of the light: good, warn or bad; empty where nothing is promised.
    let tone: String
    /// What it means.
    let words: String

    init(_ timeliness: Timeliness, _ lastUpdate: Instant?, _ strings: Strings) {
        let time = lastUpdate.map { BeijingTime.text($0) }
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
