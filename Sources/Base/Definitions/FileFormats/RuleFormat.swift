import Standards

/// `rules/*.yaml`: limits, prices and duties as data with validity dates and their legal source.
enum RuleFormat {
    static let rules = Key.required("rules", rule.declared().list(atLeast: 1), "The rules")

    static let file: Format<[Declared<RuleDefinition>]> = .table([rules.any]) { table, _ throws(Table.Incomplete) in
        try table.require(rules)
    }

    private static let id = Key.required("rule", .name, "Name of the rule")
    private static let title = Key.required("title", .title, "What people call it")
    private static let description = Key.optional("description", .localized(maximum: 1_000), "What it decides")
    private static let unit = Key.optional("unit", .name, "What the value counts, such as working-days")
    private static let versions = Key.required("versions", version.list(atLeast: 1), "Its versions, the oldest first")

    static let rule: Format<RuleDefinition> = .table([id.any, title.any, description.any, unit.any, versions.any]) {
        table, reading throws(Table.Incomplete) in
        let title = try table.require(title)
        return RuleDefinition(
            id: try table.require(id), pack: reading.pack, title: title, description: table[description] ?? title,
            unit: table[unit] ?? "", versions: try table.require(versions))
    }

    private static let from = Key.required("from", .day, "First day on which it holds")
    private static let to = Key.optional("to", .day, "Last day on which it holds; left out: until further notice")
    private static let value = Key.required("value", anyValue, "What it says")
    private static let source = Key.required("source", .text(maximum: 200), "The law or decision it comes from")

    private static let version: Format<RuleVersion> = .table([from.any, to.any, value.any, source.any]) {
        table, _ throws(Table.Incomplete) in
        try RuleVersion(
            from: table.require(from), to: table[to], value: table.require(value), source: table.require(source))
    }

    /// Numbers, yes or no, text, and lists and tables of them: `true`, `10` and `[1, 2]` as they look, quoted is text.
    private static let anyValue = Format<RuleValue>(
        schema: ["type": ["integer", "boolean", "string", "array", "object"]]
    ) { node, reading in
        value(of: node, reading)
    }

    private static func value(of node: YAMLNode, _ reading: Reading) -> RuleValue? {
        switch node.content {
        case .sequence(let nodes):
            return .list(nodes.compactMap { value(of: $0, reading) })
        case .mapping(let entries):
            let pairs = entries.compactMap { entry in value(of: entry.value, reading).map { (entry.key, $0) } }
            return .table(Dictionary(pairs) { first, _ in first })
        case .scalar("true", plain: true):
            return .boolean(true)
        case .scalar("false", plain: true):
            return .boolean(false)
        case .scalar(let text, let plain):
            if plain, let number = Int64(text) { return .integer(number) }
            return Format.text(maximum: 2_000).read(node, reading).map { .text($0) }
        }
    }
}
