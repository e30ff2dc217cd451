import Standards

/// The items of an entry: `{element: …}`, `{item: …, element: …}` where one element stands twice, or described in full.
enum ItemFormat {
    private static let element = Key.optional("element", .reference(.element), "The data element that it is bound to")
    private static let name = Key.optional("item", .name, "Name of the item; left out: the element's")
    private static let title = Key.optional("title", .title, "What it is called here")
    private static let type = Key.optional("type", .choice, "How its values are written") as Key<ItemType>
    private static let length = Key.optional("length", .integer(1...4_000), "The most characters of a value")
    private static let sensitivity =
        Key.optional("sensitivity", .choice, "How much harm disclosure can do")
        as Key<Sensitivity>
    private static let audience =
        Key.optional("audience", .choice, "city, or provider: nobody else ever learns of it")
        as Key<Audience>
    private static let required = Key.optional("required", .boolean, "Whether every record holds a value")

    static let item: Format<ItemDraft> = Format<ItemDraft?>.table([
        element.any, name.any, title.any, type.any, length.any, sensitivity.any, audience.any, required.any,
    ]) { table, _ in
        let audience = table[audience] ?? .city
        let required = table[required] ?? false
        if let element = table[element] {
            guard table[type] == nil, table[length] == nil, table[sensitivity] == nil else { return nil }
            return .bound(
                name: table[name] ?? element, element: element, title: table[title], audience: audience,
                required: required)
        }
        guard let name = table[name], let title = table[title], let type = table[type],
            let sensitivity = table[sensitivity]
        else { return nil }
        return .described(
            ItemDefinition(
                id: name, title: title, type: type, length: table[length].map { Int($0) }, sensitivity: sensitivity,
                audience: audience, required: required))
    }
    .map { item, node, reading in
        if item == nil { reading.malformedItem(node) }
        return item
    }
}

/// An item as its file says it.
enum ItemDraft: Sendable {
    /// Bound to an element, which says how values are written.
    case bound(name: String, element: String, title: Localized?, audience: Audience, required: Bool)
    /// Described where it stands.
    case described(ItemDefinition)

    /// The item's name within its entry.
    var name: String {
        switch self {
        case .bound(let name, _, _, _, _): name
        case .described(let item): item.id
        }
    }

    /// The item with what its element says, or nil where there is no such element.
    func completed(_ elements: [String: DataElement]) -> ItemDefinition? {
        switch self {
        case .described(let item):
            return item
        case .bound(let name, let id, let title, let audience, let required):
            guard let element = elements[id] else { return nil }
            return ItemDefinition(
                id: name, element: id, title: title ?? element.title, type: ItemType(element.type),
                length: element.type.length, sensitivity: element.sensitivity, audience: audience, required: required)
        }
    }
}

extension Reading {
    /// Says what an item lacks, or says twice.
    fileprivate func malformedItem(_ node: YAMLNode) {
        // What cannot be read has been reported where it stands; only a well-formed table is too much or too little.
        guard case .mapping(let entries) = node.content else { return }
        let keys = Set(entries.map(\.key))
        if keys.contains("element") {
            let repeated = ["type", "length", "sensitivity"].filter(keys.contains)
            guard !repeated.isEmpty else { return }
            let list = repeated.joined(separator: ", ")
            error(
                line: node.line, "item.element",
                Localized(zh: "\(list) 由数据元规定，此处不得另写", en: "the data element says \(list); an item may not"),
                mend: Localized(zh: "删除 \(list)，或去掉 element", en: "remove \(list), or do without element"))
            return
        }
        let missing = ["item", "title", "type", "sensitivity"].filter { !keys.contains($0) }
        guard !missing.isEmpty else { return }
        let list = missing.joined(separator: ", ")
        error(
            line: node.line, "item.incomplete",
            Localized(zh: "数据项未绑定数据元，缺少 \(list)", en: "an item without an element lacks \(list)"),
            mend: Localized(zh: "绑定 element，或补充 \(list)", en: "bind it to an element, or add \(list)"))
    }
}
