import Journal
import Standards
import Store

/// Finding what is known about batches of a dataset, by sets.
struct BatchStore: Sendable {
    let journal: Journal
    let dataset: String

    /// The facts of each batch, with the journal position where it is sealed.
    func facts(_ batches: Set<Int64>, in snapshot: Snapshot) throws -> [Int64: BatchFacts] {
        guard !batches.isEmpty else { return [:] }
        var facts: [Int64: BatchFacts] = [:]
        var rest = batches.sorted()[...]
        while !rest.isEmpty {
            let group = rest.prefix(200)
            rest = rest.dropFirst(200)
            let found = try snapshot.query(
                """
                SELECT batch, written_at, job, entry FROM registry_batch
                WHERE dataset = ? AND batch IN (\(group.map { _ in "?" }.joined(separator: ", ")))
                """,
                [.text(dataset)] + group.map { .integer($0) }
            ) { (try $0.integer(0), try $0.instant(1), try $0.text(2), try $0.id(3, of: Entry.self)) }
            for (batch, at, job, entry) in found {
                facts[batch] = BatchFacts(at: at, job: job, position: try journal.position(of: entry, in: snapshot))
            }
        }
        return facts
    }
}
