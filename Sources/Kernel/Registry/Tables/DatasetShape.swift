import Definitions
import Standards
import Store

/// A dataset compiled for its tables: columns, order columns, finds as lists of field numbers.
///
/// Made once per pack set.
struct DatasetShape: Sendable {
    /// One field of the dataset.
    struct Field: Sendable, Hashable {
        let element: DataElement
        let required: Bool
        /// The column that holds the value.
        let column: String
        /// The column that holds what the field is sorted by, where that is not the value itself.
        let orderColumn: String?
        /// What the field is called here.
        let title: Localized
        /// What a reader without a purpose sees: the field's own mask, or else the element's.
        let mask: Mask

        /// The column of an index and of `ORDER BY`.
        var sorted: String { orderColumn ?? column }
    }

    let definition: DatasetDefinition
    let fields: [Field]
    /// The types of the fields, for what is read row by row.
    let types: [ElementType]
    /// The columns that a record is read by: `fields` in their order, then `meta`.
    let selection: String
    /// The fields of the key, in its order.
    let key: [Int]
    /// The declared finds.
    let finds: [[Int]]
    /// The fields in the order of their element ids: the order in which a row is hashed.
    let hashed: [Int]
    private let index: [String: Int]

    /// Nil where a field names an element that the packs do not have; the checker has reported that already.
    init?(_ definition: DatasetDefinition, elements: [String: DataElement]) {
        let inFinds = Set(definition.finds.joined()).subtracting(definition.key)
        var fields: [Field] = []
        for field in definition.fields {
            guard let element = elements[field.element] else { return nil }
            let required = field.required || definition.key.contains(field.element)
            let column = Self.column(field.element)
            let hasOrder = inFinds.contains(field.element) && (element.type.isName || !required)
            fields.append(
                Field(
                    element: element, required: required, column: column,
                    orderColumn: hasOrder ? column + "_sort" : nil, title: field.title ?? element.title,
                    mask: field.mask ?? element.mask))
        }
        let index = Dictionary(
            fields.enumerated().map { ($1.element.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.definition = definition
        self.fields = fields
        self.types = fields.map(\.element.type)
        self.selection = (fields.map(\.column) + Self.meta).joined(separator: ", ")
        self.index = index
        self.key = definition.key.compactMap { index[$0] }
        self.finds = definition.finds.map { $0.compactMap { index[$0] } }
        self.hashed = fields.indices.sorted { fields[$0].element.id < fields[$1].element.id }
        guard key.count == definition.key.count, !key.isEmpty else { return nil }
    }

    var id: String { definition.id }

    /// The table of the present records.
    var table: String { "reg_" + Self.column(id) }

    /// The table of a first load, until it takes the place of `table`.
    var loadTable: String { table + "_load" }

    /// The table of what they were before.
    var historyTable: String { table + "_history" }

    /// The number of a field, or nil where the dataset has none of that element.
    func field(_ element: String) -> Int? { index[element] }

    /// All columns of the present record in the order in which it is written: values, orders, then what we know about it.
    var columns: [String] {
        fields.map(\.column) + fields.compactMap(\.orderColumn) + Self.meta
    }

    /// What is kept beside the values of a record.
    static let meta = ["row_version", "row_first_batch", "row_batch", "row_slot", "row_digest"]

    /// The element id with underscores; a word that either engine reserves has one more at its end.
    private static func column(_ element: String) -> String {
        let name = String(element.map { $0 == "-" ? "_" : $0 })
        return reserved.contains(name) ? name + "_" : name
    }

    private static let reserved: Set<String> = [
        "all", "and", "any", "array", "as", "asc", "between", "by", "case", "cast", "check", "collate", "column",
        "commit", "constraint", "create", "default", "delete", "desc", "distinct", "drop", "else", "end", "except",
        "exists", "false", "foreign", "from", "grant", "group", "having", "in", "index", "insert", "into", "is", "join",
        "limit", "not", "null", "offset", "on", "only", "or", "order", "primary", "references", "returning", "select",
        "set", "some", "table", "then", "to", "transaction", "true", "union", "unique", "update", "user", "using",
        "values", "when", "where", "window", "with",
    ]
}

extension ElementType {
    /// Whether people expect its values in their own order and not in that of the bytes.
    var isName: Bool {
        if case .text = self { true } else { false }
    }

    /// How the engines store it.
    var storage: ColumnType {
        switch self {
        case .text, .code, .identifier: .text
        case .integer, .money, .day, .instant, .boolean: .integer
        }
    }

    /// The value of a stored column.
    func datum(_ row: Row, _ column: Int) throws -> Datum {
        if try row.isNull(column) { return .null }
        switch self {
        case .text, .code, .identifier: return .text(try row.text(column))
        case .integer, .money: return .integer(try row.integer(column))
        case .day: return Day(ordinal: try row.integer(column)).map { .day($0) } ?? .null
        case .instant: return .instant(Instant(microseconds: try row.integer(column)))
        case .boolean:
            let number = try row.integer(column)
            return number == 0 || number == 1 ? .boolean(number == 1) : .null
        }
    }

    /// The value that a version in the history holds as `value`; nil where it is not of this type.
    func datum(_ value: StoredValue) -> Datum? {
        switch (self, value) {
        case (_, .null): .null
        case (.text, .text(let text)), (.code, .text(let text)), (.identifier, .text(let text)): .text(text)
        case (.integer, .integer(let number)), (.money, .integer(let number)): .integer(number)
        case (.day, .integer(let number)): Day(ordinal: number).map { .day($0) }
        case (.instant, .integer(let number)): .instant(Instant(microseconds: number))
        case (.boolean, .integer(let number)): .boolean(number != 0)
        default: nil
        }
    }
}
