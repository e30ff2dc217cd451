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
        /// The dataset holds records or versions that no batch wrote.
        case surplus = "registry.surplus"
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
    /// It does not check the journal: `Journal.verify` does.
    package func verify() async throws -> RegistryVerification {
        var result = RegistryVerification()
        for shape in shapes.values.sorted(by: { $0.id < $1.id }) {
            let verifier = BatchVerifier(shape: shape, journal: journal)
            var (last, versions): (Int64, Int64) = (0, 0)
            while true {
                let after = last
                let outcome = try await store.read { try verifier.next(after: after, in: $0) }
                guard let outcome else { break }
                last = outcome.batch
                versions += outcome.versions
                result.versions += outcome.versions
                result.batches += 1
                if outcome.isErased { result.erased += 1 }
                for finding in outcome.findings { result.add(finding) }
            }
            let known = versions
            let isComplete = try await store.read { try verifier.holdsExactly(known, in: $0) }
            if !isComplete {
                result.add(RegistryFinding(code: .surplus, dataset: shape.id, batch: nil, reference: nil))
            }
        }
        return result
    }
}
