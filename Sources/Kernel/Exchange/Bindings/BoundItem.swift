import Authority
package import Definitions
package import Standards

/// An item of an entry as a gateway reads it in the answer of a provider's system.
package struct BoundItem: Sendable {
    /// The item's id, by which grants name it.
    package let id: String
    /// The element it is bound to; nil: the item is described in the catalogue alone.
    package let element: DataElement?
    /// How much harm its disclosure can do.
    let sensitivity: Sensitivity
    /// What a reader without a purpose sees of it.
    let mask: Mask
    private let parser: ElementParser?

    /// All items of an entry of a pack set; empty where there is no such entry.
    package static func all(of entry: String, in packs: PackSet) -> [BoundItem] {
        guard let definition = packs.entries[entry] else { return [] }
        let dataset = definition.dataset.flatMap { packs.datasets[$0] }
        return definition.items.map { BoundItem($0, dataset: dataset, packs: packs) }
    }

    private init(_ item: ItemDefinition, dataset: DatasetDefinition?, packs: PackSet) {
        id = item.id
        element = item.element.flatMap { packs.elements[$0] }
        sensitivity = item.sensitivity
        mask = item.element.flatMap { dataset?.field($0) }.map(packs.mask) ?? element?.mask ?? .whole
        parser = element.map { element in
            ElementParser(element) { packs.codeLists[$0] ?? CodeLists.standard($0) }
        }
    }

    /// The type under which conditions compare it; nil: it has no element, so that no condition can name it.
    var valueType: ElementType? { element?.type }

    /// The mask that a grant leaves on it.
    func mask(under grant: Grant) -> Mask {
        Grant.mask(mask, sensitivity: sensitivity, isListKey: element != nil && grant.list?.element == element?.id)
    }

    /// The value that a scalar means; `.null` for what cannot be read, which then satisfies no condition.
    func datum(_ value: JSONTree) -> Datum {
        switch value {
        case .boolean(let truth): .boolean(truth)
        case .text(let text), .number(let text): (try? parser?.parse(text)) ?? .null
        case .null, .array, .object: .null
        }
    }

    /// Whether its values name a person.
    var namesPerson: Bool {
        guard case .identifier(let kind) = element?.type else { return false }
        return kind == .citizen || kind == .resident
    }
}
