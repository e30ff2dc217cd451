import Authority
import Definitions
import Standards

@testable import Exchange

extension Sample {
    /// The small dataset as a gateway serves it.
    static let served = ServedDataset("resident", of: packs)

    /// An answer of which one item is granted, for the old.
    static let narrowing: AnswerNarrowing? = {
        let items = BoundItem.all(of: "resident", in: packs)
        let day = Day(year: 2026, month: 1, day: 1) ?? .earliest
        let grant = Grant(
            id: ID(rawValue: "grant"), number: "SQ-1", caseNumber: "GX-1", entry: "resident", entryVersion: 1,
            dataset: "resident", provider: "public-security", consumer: "other", system: "system", form: .query,
            fields: ["full-name"], rows: "age > 60", list: nil, purpose: "", law: "", scene: "", from: day, to: day,
            callsPerDay: 1, rowsPerDay: 1, decidedBy: "", decidedByName: "", grantedAt: Instant(microseconds: 0))
        return (try? AnswerBinding(items: "/data", fields: ["xm": "full-name", "nl": "age"], to: items)).flatMap {
            AnswerNarrowing($0, to: grant)
        }
    }()

    private static let packs = PackSet(elements: elements, datasets: [definition])
}
