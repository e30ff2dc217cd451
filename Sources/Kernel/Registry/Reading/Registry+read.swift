package import Authority
import Journal
package import Standards
package import Store

extension Registry {
    /// The record with a key as it is now, or nil: there is none, or the permit does not open it, which is the same
    /// answer.
    ///
    /// The access record is durable before this returns. Acts: view, plain.
    package func record(_ dataset: String, key: [Datum], under permit: Permit) async throws -> RecordView? {
        let shape = try shape(dataset, under: permit, for: [.view, .plain])
        guard key.count == shape.key.count, !key.contains(.null) else { throw RegistryError.key }
        return try await view(shape, permit) { try RecordStore(shape: shape).record(key: key, in: $0) }
    }

    /// The record to which a reference leads, as it is now, or nil as for a key.
    ///
    /// Acts: view, plain.
    package func record(
        _ dataset: String, _ reference: RecordReference, under permit: Permit
    ) async throws -> RecordView? {
        let shape = try shape(dataset, under: permit, for: [.view, .plain])
        return try await view(shape, permit) { try RecordStore(shape: shape).record(reference, in: $0) }
    }

    /// The record as it was known at a journal position, or nil as for a key.
    ///
    /// Acts: view, plain, history.
    package func record(
        _ dataset: String, key: [Datum], at position: Int64, under permit: Permit
    ) async throws -> RecordView? {
        let shape = try shape(dataset, under: permit, for: [.view, .plain, .history])
        guard key.count == shape.key.count, !key.contains(.null) else { throw RegistryError.key }
        let batches = BatchStore(journal: journal, memory: batchMemory, dataset: shape.id)
        return try await view(shape, permit) { snapshot in
            let records = RecordStore(shape: shape)
            guard let present = try records.record(key: key, in: snapshot) else { return nil }
            for version in try records.versions(of: present, in: snapshot) {
                let facts = try batches.facts([version.batch], in: snapshot)[version.batch]
                if let known = facts?.position, known <= position { return version }
            }
            return nil
        }
    }

    /// The versions of a record, the oldest first; empty where there is no such record or the permit does not open it.
    ///
    /// Acts: history.
    package func history(
        _ dataset: String, key: [Datum], under permit: Permit
    ) async throws -> [RecordVersion] {
        let shape = try shape(dataset, under: permit, for: [.history])
        guard key.count == shape.key.count, !key.contains(.null) else { throw RegistryError.key }
        return try await history(shape, permit) { try RecordStore(shape: shape).record(key: key, in: $0) }
    }

    /// The same for the record to which a reference leads.
    ///
    /// Acts: history.
    package func history(
        _ dataset: String, _ reference: RecordReference, under permit: Permit
    ) async throws -> [RecordVersion] {
        let shape = try shape(dataset, under: permit, for: [.history])
        return try await history(shape, permit) { try RecordStore(shape: shape).record(reference, in: $0) }
    }

    /// How fresh a dataset is; nil: there is no such dataset.
    ///
    /// It says nothing about any record and needs no permit.
    package func freshness(_ dataset: String, in snapshot: Snapshot) throws -> Freshness? {
        try snapshot.first(
            "SELECT row_count, changed_at, delivered_at FROM registry_dataset WHERE dataset = ?", [.text(dataset)]
        ) { row in
            Freshness(
                rows: try row.integer(0), lastChange: try row.optionalInstant(1),
                lastDelivery: try row.optionalInstant(2))
        }
    }

    /// How fresh datasets are, by their ids; one that there is none of is left out.
    package func freshness(of datasets: Set<String>, in snapshot: Snapshot) throws -> [String: Freshness] {
        guard !datasets.isEmpty else { return [:] }
        let marks = SQLMarks.of(datasets.count)
        let rows = try snapshot.query(
            """
            SELECT dataset, row_count, changed_at, delivered_at FROM registry_dataset WHERE dataset IN (\(marks))
            """, datasets.sorted().map { .text($0) }
        ) { row in
            (
                try row.text(0),
                Freshness(
                    rows: try row.integer(1), lastChange: try row.optionalInstant(2),
                    lastDelivery: try row.optionalInstant(3))
            )
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private func view(
        _ shape: DatasetShape, _ permit: Permit, _ find: @escaping @Sendable (Snapshot) throws -> RecordRow?
    ) async throws -> RecordView? {
        let masking = RecordMasking(shape: shape, permit: permit)
        let batches = BatchStore(journal: journal, memory: batchMemory, dataset: shape.id)
        let (journal, authority, note) = (journal, authority, authority.note(of: permit))
        // One row costs less than a second way to the store: it is read in the transaction that records the reading.
        let (row, facts, access) = try await store.write { transaction in
            let row = try find(transaction).flatMap { masking.admits($0) ? $0 : nil }
            let facts = try row.map { try batches.facts([$0.batch], in: transaction) }
            let seen = row.map { [$0] } ?? []
            let detail = AccessDetail(read: "record", rows: seen.count, position: try journal.size(in: transaction))
            let access = try authority.record(
                note, subjects: Self.subjects(of: seen, in: shape), detail: detail.json, in: transaction)
            return (row, facts, access)
        }
        if let facts { batchMemory.keep(facts, of: shape.id) }
        return row.map { masking.view($0, facts?[$0.batch], access: access) }
    }

    private func history(
        _ shape: DatasetShape, _ permit: Permit, _ find: @escaping @Sendable (Snapshot) throws -> RecordRow?
    ) async throws -> [RecordVersion] {
        let masking = RecordMasking(shape: shape, permit: permit)
        let batches = BatchStore(journal: journal, memory: batchMemory, dataset: shape.id)
        let journal = journal
        let (versions, facts, size) = try await store.read { snapshot in
            let present = try find(snapshot).flatMap { masking.admits($0) ? $0 : nil }
            let versions = try present.map { try RecordStore(shape: shape).versions(of: $0, in: snapshot) } ?? []
            let facts = try batches.facts(Set(versions.map(\.batch)), in: snapshot)
            return (versions, facts, try journal.size(in: snapshot))
        }
        try await leaveRecord(
            permit, subjects: Self.subjects(of: Array(versions.prefix(1)), in: shape),
            detail: AccessDetail(read: "history", rows: versions.count, position: size))
        let oldestFirst = Array(versions.reversed())
        return oldestFirst.enumerated().map { index, row in
            masking.version(row, after: index == 0 ? nil : oldestFirst[index - 1], facts[row.batch])
        }
    }
}
