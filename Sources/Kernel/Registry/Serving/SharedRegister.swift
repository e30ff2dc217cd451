package import Authority
package import Definitions
package import Standards
package import Store

/// The city's datasets as other departments' systems read them under grants: by key, and in no other way.
///
/// It keeps no access record of its own: whoever serves a call writes the record of the exchange, with its subjects, before the
/// answer leaves. It needs nothing but the tables, so a gateway may open a city's store beside the city.
package struct SharedRegister: Sendable {
    private let store: Store
    private let shapes: [String: DatasetShape]

    /// The datasets that packs declare, in a store where a city keeps them.
    package init(store: Store, packs: PackSet) {
        self.store = store
        shapes = Registry.shapes(of: packs)
    }

    /// How many keys one call may name.
    package static let keyLimit = 10_000

    /// The element that is a dataset's whole key; nil: there is no such dataset, or its key has several elements.
    package func key(of dataset: String) -> DataElement? {
        guard let shape = shapes[dataset], shape.key.count == 1 else { return nil }
        return shape.fields[shape.key[0]].element
    }

    /// The records with the given keys that the permit opens, each once, in the order of the keys.
    ///
    /// - Throws: `RegistryError` for another dataset than the permit's, a key of several elements, or more than `keyLimit` keys.
    package func records(_ dataset: String, keys: [Datum], under permit: Permit) async throws -> [SharedRecord] {
        let shape = try shape(dataset, permit, keys)
        let masking = RecordMasking(shape: shape, permit: permit)
        return try await rows(shape, keys).compactMap { row in
            guard masking.admits(row) else { return nil }
            let subject = Registry.subjects(of: [row], in: shape).first
            return SharedRecord(cells: masking.cells(row), subject: subject, version: row.version)
        }
    }

    /// Whether what is stated about one record is so; nil: the permit opens no record with this key.
    ///
    /// Every stated item must be among the permit's; a value that the record has not is not so.
    package func agrees(
        _ dataset: String, key: Datum, facts: [String: Datum], under permit: Permit
    ) async throws -> Bool? {
        let shape = try shape(dataset, permit, [key])
        let fields = try facts.map { element, value in
            guard permit.fields.contains(element), let field = shape.field(element) else {
                throw RegistryError.field(element)
            }
            return (field, value)
        }
        let masking = RecordMasking(shape: shape, permit: permit)
        guard let row = try await rows(shape, [key]).first, masking.admits(row) else { return nil }
        return fields.allSatisfy { field, value in !value.isNull && row.values[field].isIdentical(to: value) }
    }

    /// How many of the values, each counted once, a dataset has no record of: for the asker's own list.
    ///
    /// The element must be the dataset's key or lead one of its finds, so that the cost follows what is asked.
    package func missing(_ values: [Datum], from dataset: String, element: String) async throws -> Int {
        guard let shape = shapes[dataset], let field = shape.field(element),
            shape.key.first == field || shape.finds.contains(where: { $0.first == field }),
            values.count <= Self.keyLimit
        else { throw RegistryError.dataset }
        let column = shape.fields[field].column
        let wanted = Array(Set(values.map { SQLValue($0) }))
        let found = try await store.read { snapshot in
            try Self.chunks(of: wanted).reduce(0) { count, chunk in
                let sql = """
                    SELECT COUNT(DISTINCT \(column)) FROM \(shape.table) WHERE \(column) IN (\(SQLMarks.of(chunk.count)))
                    """
                return count + (try snapshot.first(sql, chunk) { try $0.int(0) } ?? 0)
            }
        }
        return wanted.count - found
    }

    private func shape(_ dataset: String, _ permit: Permit, _ keys: [Datum]) throws(RegistryError) -> DatasetShape {
        guard permit.dataset == dataset, let shape = shapes[dataset] else { throw RegistryError.dataset }
        guard permit.act == .view else { throw RegistryError.act }
        guard shape.key.count == 1, keys.count <= Self.keyLimit, !keys.contains(.null) else { throw RegistryError.key }
        return shape
    }

    /// The rows with the given keys, in the order of the keys.
    private func rows(_ shape: DatasetShape, _ keys: [Datum]) async throws -> [RecordRow] {
        let wanted = keys.map { SQLValue($0) }
        let key = shape.key[0]
        let column = shape.fields[key].column
        let found = try await store.read { snapshot in
            try Self.chunks(of: wanted).reduce(into: [SQLValue: RecordRow]()) { found, chunk in
                try snapshot.each(
                    """
                    SELECT \(RecordRow.columns(of: shape)) FROM \(shape.table)
                    WHERE \(column) IN (\(SQLMarks.of(chunk.count)))
                    """, chunk
                ) { row in
                    let record = try RecordRow.decode(row, shape: shape)
                    found[SQLValue(record.values[key])] = record
                    return true
                }
            }
        }
        var given: Set<SQLValue> = []
        return wanted.compactMap { value in given.insert(value).inserted ? found[value] : nil }
    }

    /// Pieces small enough for one statement on either engine.
    private static func chunks(of values: [SQLValue]) -> [[SQLValue]] {
        stride(from: 0, to: values.count, by: 500).map { Array(values[$0..<min($0 + 500, values.count)]) }
    }
}

/// One record as a grant opens it.
package struct SharedRecord: Sendable, Hashable {
    /// The granted items in the order of the dataset's fields, masked as the grant says.
    package let cells: [RecordView.Cell]
    /// The canonical key of the person concerned, for the record of the exchange; nil: the dataset concerns nobody.
    package let subject: String?
    /// How often the record was changed, from 1.
    package let version: Int64
}
