import Crypto
import Journal
import Standards
import Store

/// What `yitong verify` finds wrong with the stored records of a dataset.
package struct RegistryFinding: Sendable, Hashable {
    /// The kinds of damage; raw values are stable.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// A record or a version in the history is not what was imported.
        case record = "registry.record-changed"
        /// What a record is sorted by does not fit its value.
        case order = "registry.order-changed"
        /// The history of a record cannot be read or is not complete.
        case history = "registry.history-changed"
        /// Versions that a batch wrote are gone, or there are some that it did not write.
        case batch = "registry.batch-changed"
        /// The journal has no event of the batch, or one that says something else.
        case event = "registry.event-missing"
        /// What is kept about a batch (job, lines, rows, time) does not fit its journal event.
        case facts = "registry.batch-facts-changed"
        /// A batch is gone, or the journal tells of other batches than are there.
        case missing = "registry.batch-missing"
        /// The dataset holds records or versions that no batch wrote.
        case surplus = "registry.surplus"
        /// What is kept about the dataset as a whole (rows, batches, times) does not fit its batches.
        case dataset = "registry.dataset-changed"
    }

    /// What is wrong.
    package let code: Code
    /// The dataset.
    package let dataset: String
    /// The batch; nil: the dataset as a whole.
    package let batch: Int64?
    /// The record or version, where it can be named.
    package let reference: RecordReference?
}

/// What a verification of the Registry came to.
package struct RegistryVerification: Sendable, Hashable {
    /// Versions of records whose hash was computed.
    package var versions: Int64 = 0
    /// Batches compared with their journal event.
    package var batches: Int64 = 0
    /// Batches whose event was erased by its retention rule, so that only the rows' own hashes were compared.
    package var erased: Int64 = 0
    /// What is wrong; at most 1,000 are named.
    package var findings: [RegistryFinding] = []
    /// Everything that is wrong, named or not.
    package var damages: Int64 = 0

    mutating func add(_ finding: RegistryFinding) {
        damages += 1
        if findings.count < 1_000 { findings.append(finding) }
    }
}

extension Registry {
    /// Compares every stored record and every version in the history with its own hash, and every batch with the root
    /// in its journal event.
    ///
    /// It does not check the journal: `Journal.verify` does. Imports may go on meanwhile: the dataset as a whole is
    /// looked at in the read that finds no further batch. `progress` is told how many batches of how many are checked.
    package func verify(
        progress: (_ done: Int64, _ total: Int64) -> Void = { _, _ in }
    ) async throws -> RegistryVerification {
        var result = RegistryVerification()
        var total = try await store.read { snapshot in
            try snapshot.first("SELECT COUNT(*) FROM registry_batch") { try $0.integer(0) } ?? 0
        }
        for shape in shapes.values.sorted(by: { $0.id < $1.id }) {
            var seen = DatasetVerifier(shape: shape, journal: journal)
            while true {
                let before = seen
                let (outcome, after) = try await store.read { snapshot in
                    var seen = before
                    return (try seen.step(in: snapshot), seen)
                }
                seen = after
                for finding in outcome.findings { result.add(finding) }
                guard let batch = outcome.batch else { break }
                result.versions += batch.versions
                result.batches += 1
                if batch.isErased { result.erased += 1 }
                total = max(total, result.batches)
                progress(result.batches, total)
                try Task.checkCancellation()
            }
        }
        return result
    }
}
