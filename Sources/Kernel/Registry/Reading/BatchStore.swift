import Journal
import Standards
import Store
import Synchronization

/// Finding what is known about batches of a dataset, by sets.
struct BatchStore: Sendable {
    let journal: Journal
    let memory: BatchMemory
    let dataset: String

    /// The facts of each batch, with the journal position where it is sealed.
    func facts(_ batches: Set<Int64>, in snapshot: Snapshot) throws -> [Int64: BatchFacts] {
        var facts = memory.facts(batches, of: dataset)
        guard facts.count < batches.count else { return facts }
        var entries: [Int64: ID<Entry>] = [:]
        var rest = batches.filter { facts[$0] == nil }.sorted()[...]
        while !rest.isEmpty {
            let group = rest.prefix(200)
            rest = rest.dropFirst(200)
            try snapshot.each(
                """
                SELECT batch, written_at, job, entry FROM registry_batch
                WHERE dataset = ? AND batch IN (\(SQLMarks.of(group.count)))
                """,
                [.text(dataset)] + group.map { .integer($0) }
            ) { row in
                let batch = try row.integer(0)
                facts[batch] = BatchFacts(at: try row.instant(1), job: try row.text(2), position: nil)
                entries[batch] = try row.id(3)
                return true
            }
        }
        let positions = try journal.positions(of: Set(entries.values), in: snapshot)
        for (batch, entry) in entries { facts[batch]?.position = positions[entry] }
        return facts
    }
}

/// What is known about a batch: when it was written, by which import, and where the journal proves it.
struct BatchFacts: Sendable, Hashable {
    let at: Instant
    let job: String
    /// Nil: not sealed yet.
    var position: Int64?
}

/// Facts of batches that were looked up: once a batch is sealed, nothing about it changes any more.
final class BatchMemory: Sendable {
    private struct Name: Hashable {
        let dataset: String
        let batch: Int64
    }

    /// How many batches are kept; then it begins anew.
    private static let capacity = 20_000
    private let known = Mutex<[Name: BatchFacts]>([:])

    /// The facts of those that are known.
    func facts(_ batches: Set<Int64>, of dataset: String) -> [Int64: BatchFacts] {
        guard !batches.isEmpty else { return [:] }
        return known.withLock { known in
            var facts: [Int64: BatchFacts] = [:]
            for batch in batches { facts[batch] = known[Name(dataset: dataset, batch: batch)] }
            return facts
        }
    }

    /// Keeps the facts of sealed batches; to be called when the transaction that read them is over.
    func keep(_ facts: [Int64: BatchFacts], of dataset: String) {
        known.withLock { known in
            for (batch, facts) in facts where facts.position != nil {
                if known.count >= Self.capacity { known = [:] }
                known[Name(dataset: dataset, batch: batch)] = facts
            }
        }
    }
}
