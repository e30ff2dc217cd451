import Authority
import Expressions
import Standards
import Store

/// A page as SQL: a walk along one index from a place in it.
///
/// A pure function of query, permit and shape, so that what a reader may ask and what it costs is decided before
/// anything is read.
struct PagePlan: Sendable {
    let shape: DatasetShape
    /// The fields that have a given value.
    let equals: [Int: Datum]
    let prefix: (field: Int, text: String)?
    let filter: TypedExpression?
    /// The columns of the order: unique together, and all in one index.
    let order: [String]
    /// How many of `order` have a given value.
    let fixed: Int
    let limit: Int

    /// Throws `RegistryError` where no declared find serves the query or a field is not open, `ExpressionError` where the
    /// filter does not fit.
    init(_ query: PageQuery, shape: DatasetShape, permit: Permit, schema: Schema) throws {
        var equals: [Int: Datum] = [:]
        for (element, value) in query.equals {
            guard let field = shape.field(element), permit.fields.contains(element) else {
                throw RegistryError.field(element)
            }
            guard !value.isNull else { throw RegistryError.value(shape.fields[field].title) }
            equals[field] = value
        }
        let prefix = try query.prefix.map { prefix in
            // What is shown masked can be looked up whole and in no other way: a prefix would uncover it bit by bit.
            guard let field = shape.field(prefix.element), permit.comparable.contains(prefix.element),
                shape.fields[field].element.type.storage == .text
            else { throw RegistryError.field(prefix.element) }
            return (field, prefix.text)
        }
        let filter = try query.filter.map { try TypedExpression.check($0, against: schema) }
        let find = try Self.find(
            for: query, equals: Set(equals.keys), prefix: prefix?.0, named: filter?.properties ?? [], shape: shape)
        self.shape = shape
        self.equals = equals
        self.prefix = prefix
        self.filter = filter
        self.order = Self.order(of: find, in: shape)
        self.fixed = equals.count
        self.limit = min(100, max(1, query.limit))
    }

    /// The columns of a find's index: what it sorts by, then the key, so that every place in it is one record.
    static func order(of find: [Int], in shape: DatasetShape) -> [String] {
        (find + shape.key.filter { !find.contains($0) }).map { shape.fields[$0].sorted }
    }

    /// The first find (the key is one) whose leading fields are the given ones, followed by the one with the prefix.
    private static func find(
        for query: PageQuery, equals: Set<Int>, prefix: Int?, named: Set<String>, shape: DatasetShape
    ) throws -> [Int] {
        var candidates = [shape.key] + shape.finds
        if let order = query.order {
            let wanted = order.compactMap { shape.field($0) }
            candidates = wanted.count == order.count ? candidates.filter { $0 == wanted } : []
        }
        let found = candidates.first { find in
            guard Set(find.prefix(equals.count)) == equals else { return false }
            if let prefix, find.dropFirst(equals.count).first != prefix { return false }
            // What the filter names goes on where the given values end, so that the index narrows the walk.
            let conditions = equals.union(named.compactMap { shape.field($0) })
            let covered = (find + shape.key.filter { !find.contains($0) }).prefix(conditions.count)
            return Set(covered) == conditions || named.isEmpty
        }
        guard let found else { throw RegistryError.find(shape) }
        return found
    }

    /// The statement for the rows after (or before) a place; one row more than the page tells whether it goes on.
    func statement(
        from place: [SQLValue]?, backwards: Bool, rows: TypedExpression?, dialect: SQLDialect
    ) -> (sql: String, values: [SQLValue]) {
        var (terms, values) = conditions(rows: rows, dialect: dialect)
        let open = Array(order[min(fixed, order.count)...])
        if let place, !open.isEmpty {
            let marks = SQLMarks.of(open.count)
            terms.append("(\(open.joined(separator: ", "))) \(backwards ? "<" : ">") (\(marks))")
            values += place.suffix(open.count)
        }
        let condition = terms.isEmpty ? "" : " WHERE " + terms.joined(separator: " AND ")
        let direction = backwards ? " DESC" : ""
        let by = order.map { $0 + direction }.joined(separator: ", ")
        let columns = RecordRow.columns(of: shape)
        values.append(.integer(Int64(limit) + 1))
        return ("SELECT \(columns) FROM \(shape.table)\(condition) ORDER BY \(by) LIMIT ?", values)
    }

    /// The statement that counts what the conditions admit, up to a bound.
    func counting(
        upTo bound: Int, rows: TypedExpression?, dialect: SQLDialect
    ) -> (sql: String, values: [SQLValue]) {
        let (terms, values) = conditions(rows: rows, dialect: dialect)
        let condition = terms.isEmpty ? "" : " WHERE " + terms.joined(separator: " AND ")
        return (
            "SELECT COUNT(*) FROM (SELECT 1 FROM \(shape.table)\(condition) LIMIT ?) AS found",
            values + [.integer(Int64(bound))]
        )
    }

    /// Whether the conditions admit a record in memory, as the statements do in the store.
    func admits(_ row: RecordRow) -> Bool {
        guard equals.allSatisfy({ row.values[$0].isIdentical(to: $1) }) else { return false }
        if let prefix {
            guard case .text(let text) = row.values[prefix.field], text.utf8.starts(with: prefix.text.utf8) else {
                return false
            }
        }
        guard let filter else { return true }
        return filter.evaluate { element in shape.field(element).map { row.values[$0] } ?? .null } == true
    }

    private func conditions(rows: TypedExpression?, dialect: SQLDialect) -> (terms: [String], values: [SQLValue]) {
        var (terms, values): ([String], [SQLValue]) = ([], [])
        for index in equals.keys.sorted() {
            let (field, value) = (shape.fields[index], equals[index] ?? .null)
            if let orderColumn = field.orderColumn {
                terms.append("\(orderColumn) = ?")
                values.append(field.orderValue(of: value))
            }
            terms.append("\(field.column) = ?")
            values.append(SQLValue(value))
        }
        if let prefix {
            let field = shape.fields[prefix.field]
            let start = field.orderColumn == nil ? prefix.text : SortKey.text(prefix.text)
            terms.append("\(field.sorted) >= ?")
            values.append(.text(start))
            if let end = Self.successor(of: start) {
                terms.append("\(field.sorted) < ?")
                values.append(.text(end))
            }
        }
        for condition in [filter, rows] {
            guard let condition else { continue }
            let fragment = condition.sql(dialect) { element in
                shape.field(element).map { shape.fields[$0].column } ?? "NULL"
            }
            terms.append(fragment.text)
            values += fragment.values.map { SQLValue($0) }
        }
        return (terms, values)
    }

    /// The least text that follows every text with this beginning, by UTF-8 bytes; nil: there is none.
    static func successor(of prefix: String) -> String? {
        var scalars = Array(prefix.unicodeScalars)
        while let last = scalars.popLast() {
            // Scalars and their UTF-8 bytes have the same order; surrogates are no scalars.
            let next = last.value == 0xD7FF ? 0xE000 : last.value + 1
            if let scalar = Unicode.Scalar(next) {
                scalars.append(scalar)
                var text = ""
                text.unicodeScalars.append(contentsOf: scalars)
                return text
            }
        }
        return nil
    }
}

extension DatasetShape.Field {
    /// What the order column holds for a value: never null, so that both engines put it in the same place.
    func orderValue(of value: Datum) -> SQLValue {
        switch value {
        case .text(let text): .text(element.type.isName ? SortKey.text(text) : text)
        case .null: element.type.storage == .text ? .text("") : .integer(.min)
        default: SQLValue(value)
        }
    }
}
