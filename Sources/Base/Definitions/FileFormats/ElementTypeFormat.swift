import Standards

/// The type of an element: a word (`day`), or a word with what it needs (`{text: 40}`, `{code: residence-kind}`).
enum ElementTypeFormat {
    /// Types that need nothing more.
    private enum Word: String, CaseIterable, Sendable {
        case day
        case instant
        case boolean
        case money

        var type: ElementType {
            switch self {
            case .day: .day
            case .instant: .instant
            case .boolean: .boolean
            case .money: .money
            }
        }
    }

    private static let word: Format<Word> = .choice
    private static let text = Key.optional("text", .integer(1...4_000), "Free text of at most so many characters")
    private static let code = Key.optional("code", .reference(.codeList), "A code of this list")
    private static let identifier =
        Key.optional("identifier", .choice, "An identifier with a check of its own")
        as Key<IdentifierKind>
    private static let integer = Key.optional(
        "integer", Format.integer(Int64.min ... .max).list(), "A whole number: lowest and highest")

    private static let table = Format<ElementType?>.table([text.any, code.any, identifier.any, integer.any]) {
        table, _ in
        var types: [ElementType] = []
        if let maximum = table[text] { types.append(.text(maximum: Int(maximum))) }
        if let list = table[code] { types.append(.code(list: list)) }
        if let kind = table[identifier] { types.append(.identifier(kind)) }
        if let bounds = table[integer], bounds.count == 2, bounds[0] <= bounds[1] {
            types.append(.integer(bounds[0]...bounds[1]))
        }
        return types.count == 1 ? types[0] : nil
    }

    static let type = Format<ElementType>(schema: ["oneOf": [word.schema, table.schema]]) { node, reading in
        if case .scalar = node.content { return word.read(node, reading)?.type }
        guard let type = table.read(node, reading) else { return nil }
        if type == nil {
            reading.error(
                line: node.line, "element.type",
                Localized(
                    zh: "类型须为一种：text、code、identifier 或 integer（[最小, 最大]）",
                    en: "a type is one of text, code, identifier or integer ([lowest, highest])"),
                mend: Localized(
                    zh: "写成例如 {text: 40} 或 {code: residence-kind}",
                    en: "write it like {text: 40} or {code: residence-kind}"))
        }
        return type
    }
}
