package import Authority
import Definitions
import Expressions
import Journal
package import Standards
import Store

/// Records of a dataset as CSV in chunks of bytes, as they were when the export began: later changes do not show, and no
/// transaction is open while a client reads.
///
/// It walks the dataset by its key and tests each record as it was then: walking a find's index instead would miss or
/// repeat a record that moves in it meanwhile.
package struct RecordExport: AsyncSequence, Sendable {
    let store: Store
    let shape: DatasetShape
    let rules: DatasetRules
    let plan: PagePlan
    let permit: Permit
    let language: Language
    /// The last batch that the export shows.
    package let batch: Int64
    /// The journal's size when the export began.
    package let position: Int64

    /// Walks the dataset by key.
    package struct AsyncIterator: AsyncIteratorProtocol {
        private let export: RecordExport
        private let fields: [Int]
        private var last: [SQLValue]?
        private var isDone = false
        private var hasHeader = false

        /// How many records one read takes.
        private static let page = 500

        init(_ export: RecordExport) {
            self.export = export
            self.fields = export.shape.fields.indices.filter { index in
                export.permit.fields.contains(export.shape.fields[index].element.id)
            }
        }

        /// The next bytes; nil at the end.
        package mutating func next() async throws -> [UInt8]? {
            var writer = CSVWriter()
            if !hasHeader {
                hasHeader = true
                writer.begin()
                writer.write(fields.map { export.shape.fields[$0].title[export.language] })
            }
            while !isDone, writer.bytes.isEmpty || last == nil { try await page(into: &writer) }
            return writer.bytes.isEmpty ? nil : writer.take()
        }

        private mutating func page(into writer: inout CSVWriter) async throws {
            try Task.checkCancellation()
            let (shape, batch, place) = (export.shape, export.batch, last)
            let rows = try await export.store.read { snapshot in
                try RecordStore(shape: shape).page(after: place, limit: Self.page, in: snapshot).map { present in
                    let past = try RecordStore(shape: shape).record(present, after: batch, in: snapshot)
                    return (present.key(in: shape), past)
                }
            }
            isDone = rows.count < Self.page
            last = rows.last.map { $0.0.map { SQLValue($0) } } ?? []
            let masking = RecordMasking(shape: shape, permit: export.permit)
            for case (_, let row?) in rows where masking.admits(row) && export.plan.admits(row) {
                let cells = masking.cells(row)
                writer.write(fields.map { field in masking.place(of: field).map { text(cells[$0], field) } ?? "" })
            }
        }

        private func text(_ cell: RecordView.Cell, _ field: Int) -> String {
            if cell.isMasked, case .text(let text) = cell.value { return text }
            return cell.value.isNull ? "" : export.rules.parsers[field].text(of: cell.value)
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}

extension Registry {
    /// The records of a dataset that a query admits, as CSV under a permit; the query's cursor and limit do not count.
    ///
    /// The access record names dataset, predicate and position, so that whoever is in it can be told; it is durable
    /// before the first byte. Throws `RegistryError` where no find serves the query, `ExpressionError` where the filter
    /// does not fit. Acts: export.
    package func export(
        _ dataset: String, _ query: PageQuery = PageQuery(), language: Language = .chinese, under permit: Permit
    ) async throws -> RecordExport {
        let shape = try shape(dataset, under: permit, for: [.export])
        guard let rules = rules[dataset] else { throw RegistryError.dataset }
        let plan = try PagePlan(query, shape: shape, permit: permit, schema: authority.schema(for: permit))
        let journal = journal
        let (batch, size) = try await store.read { snapshot in
            let batch = try snapshot.first(
                "SELECT batches FROM registry_dataset WHERE dataset = ?", [.text(shape.id)]
            ) { try $0.integer(0) }
            return (batch ?? 0, try journal.head(in: snapshot).size)
        }
        try await leaveRecord(
            permit, subjects: Self.subjects(named: query, in: shape),
            detail: AccessDetail(read: "export", filter: query.condition?.text, batch: batch, position: size))
        return RecordExport(
            store: store, shape: shape, rules: rules, plan: plan, permit: permit, language: language, batch: batch,
            position: size)
    }
}

extension Registry {
    /// The person whom a query names, where it names one: the export is about nobody else.
    private static func subjects(named query: PageQuery, in shape: DatasetShape) -> [String] {
        guard let subject = shape.definition.subject, case .text(let text)? = query.equals[subject] else { return [] }
        return ["resident:" + text]
    }
}

extension RecordStore {
    /// Records in the order of their keys, after a key.
    func page(after key: [SQLValue]?, limit: Int, in snapshot: Snapshot) throws -> [RecordRow] {
        let place = key.map { key in
            " WHERE (\(keyColumns)) > (\(SQLMarks.of(key.count)))"
        }
        return try snapshot.query(
            "SELECT \(RecordRow.columns(of: shape)) FROM \(shape.table)\(place ?? "") ORDER BY \(keyColumns) LIMIT ?",
            (key ?? []) + [.integer(Int64(limit))]
        ) { try RecordRow.decode($0, shape: shape) }
    }
}
