import Definitions
import HTTP
import Standards

/// One row of the table of data items, as it was typed.
struct ItemForm: Sendable, Hashable {
    /// The columns; the raw value is a part of the field's name.
    enum Column: String, Sendable, Hashable, CaseIterable {
        case zh, en, element, id, type, length, sensitivity, audience, required
    }

    private var texts: [Column: String] = [:]

    /// An empty row.
    init() {}

    /// What a form brought for a row.
    init(_ form: Form, row: Int) {
        for column in Column.allCases { texts[column] = form[Self.name(column.rawValue, row)] ?? "" }
    }

    /// An item that there is already.
    init(_ item: ItemDefinition) {
        texts = [
            .zh: item.title.zh, .en: item.title.en == item.title.zh ? "" : item.title.en,
            .element: item.element ?? "", .id: item.id == item.element ? "" : item.id, .type: item.type.rawValue,
            .length: item.length.map(String.init) ?? "", .sensitivity: item.sensitivity.rawValue,
            .audience: item.audience.rawValue, .required: item.required ? "yes" : "",
        ]
    }

    /// What stands in a column.
    subscript(_ column: Column) -> String { texts[column] ?? "" }

    /// Whether nobody has written an item here: choices alone are no item.
    var isEmpty: Bool { [Column.zh, .en, .element, .id].allSatisfy { self[$0].isEmpty } }

    /// The name of a column's field in a row.
    static func name(_ column: String, _ row: Int) -> String { "item-\(row)-\(column)" }
}
