import Definitions
import Expressions
import Standards

@testable import Registry

/// A small dataset with one element of each type.
enum Sample {
    static let elements: [DataElement] =
        [
            element("full-name", .text(maximum: 60), .name),
            element("note", .text(maximum: 4_000), .address),
            element("sex", .code(list: "gb2261.1-sex"), .none),
            element("age", .integer(0...150), .whole),
            element("pension", .money, .whole),
            element("date-of-birth", .day, .date),
            element("seen-at", .instant, .none),
            element("is-registered", .boolean, .none),
        ] + IdentifierKind.allCases.map { element($0.rawValue, .identifier($0), .identity) }

    static let schema = Schema(elements: elements)

    static let definition = DatasetDefinition(
        id: "resident", pack: "sample", title: words, description: words, owner: "public-security",
        key: ["citizen-id"], finds: [["full-name"]],
        sharing: Sharing(class: .conditional, reason: words), level: 3, update: .daily,
        subject: "citizen-id", retention: .permanent,
        fields: ["citizen-id", "full-name", "age"].map { FieldDefinition(element: $0) })

    static let shape = DatasetShape(
        definition, elements: Dictionary(elements.map { ($0.id, $0) }) { first, _ in first })

    private static let words = Localized(zh: "样本", en: "sample")

    private static func element(_ id: String, _ type: ElementType, _ mask: Mask) -> DataElement {
        DataElement(
            id: id, title: Localized(zh: id, en: id), definition: words, type: type,
            sensitivity: .personal, mask: mask, source: "")
    }
}
