import Authority
import Definitions
import Expressions
import Standards

/// An entry as everybody may ask for it: the newest published version without what is the provider's alone.
struct RequestSubject: Sendable {
    let row: EntryRow
    /// The entry with the items that may be asked for.
    let entry: EntryDefinition
    let packs: PackSet

    /// The forms in which it can be had, the narrowest first.
    var forms: [GrantForm] {
        let ways = Set(entry.ways)
        return GrantForm.allCases.filter { form in
            switch form {
            case .verify, .query: ways.contains(.api)
            case .match: !keys.isEmpty && !ways.isDisjoint(with: [.api, .table])
            case .feed: !ways.isDisjoint(with: [.table, .file, .message])
            }
        }
    }

    /// The elements that name the subjects of the entry: those of the dataset's key, or else its bound identifiers.
    var keys: [String] {
        let bound = Set(entry.items.compactMap(\.element))
        if let dataset = entry.dataset.flatMap({ packs.datasets[$0] }) { return dataset.key.filter(bound.contains) }
        return entry.items.compactMap(\.element).filter { element in
            guard case .identifier(let kind) = packs.elements[element]?.type else { return false }
            return kind != .division && kind != .phone
        }
    }

    /// What a condition on records may name: the items, each with its type, where that can be compared.
    var schema: Schema {
        let types = entry.items.compactMap { item -> (String, ValueType)? in
            if let element = item.element.flatMap({ packs.elements[$0] }) { return (item.id, ValueType(element.type)) }
            return item.type.compared.map { (item.id, $0) }
        }
        return Schema(properties: Dictionary(types, uniquingKeysWith: { first, _ in first }))
    }

    /// The datasets of an organisation that could be the own list.
    func lists(of organisation: String) -> [OwnList] {
        packs.datasets.values.filter { $0.owner == organisation }.sorted { $0.id < $1.id }.flatMap { dataset in
            keys.filter { dataset.field($0) != nil }.map { OwnList(dataset: dataset.id, element: $0) }
        }
    }
}

extension ItemType {
    /// The type under which values are compared; nil: they cannot be.
    fileprivate var compared: ValueType? {
        switch self {
        case .text, .code, .identifier: .text
        case .integer, .money: .integer
        case .day: .day
        case .instant: .instant
        case .boolean: .boolean
        case .decimal, .file: nil
        }
    }
}
